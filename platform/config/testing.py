"""Settings of the tests: as in production, but quick and quiet, and in a folder of their own."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="relais-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["RELAIS_VAR"] = _folder
os.environ.setdefault("RELAIS_LOCAL", "1")
os.environ.setdefault("RELAIS_DEBUG", "0")
os.environ.setdefault("SECRET_KEY", "for-tests-only")

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "mail", "indexing"],
    }
}
PROOF_BITS = 6
# Tests of the second engine open one of their own.
ELASTICSEARCH_URL = ""
EMAIL_BACKEND = OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "parts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "parts"},
}
# A test's transaction is never committed: what is kept until the next change would be kept for ever.
PAGECACHE = PAGECACHE | {"generation": "off"}  # noqa: F405
