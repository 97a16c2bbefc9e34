"""Settings of the tests: as in production, but quick and quiet."""

import os

os.environ.setdefault("RELAIS_LOCAL", "1")
os.environ.setdefault("RELAIS_DEBUG", "0")
os.environ.setdefault("SECRET_KEY", "for-tests-only")

from config.settings import *  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "mail", "indexing"]}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
