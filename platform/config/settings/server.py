"""What the platform runs on: caches, mail, files, jobs, the page cache, the log."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import DATABASES
from config.settings.environment import DEBUG, LOCAL, VAR, env
from config.settings.security import ALLOWED_HOSTS, SECRET_KEY
from hub.notifications.incoming.mailbox_address import read_address

# What `.env.example` holds must never guard a public site.
EXAMPLE_MARK = "change-me"
if not (LOCAL or DEBUG):
    _secrets = {"SECRET_KEY": SECRET_KEY} | {
        name: env.str(name, default="") for name in ("DATABASE_URL", "REPLY_MAILBOX")
    }
    for _name, _value in _secrets.items():
        if EXAMPLE_MARK in _value:
            raise ImproperlyConfigured(f"{_name} still holds the example's secret. Put one of your own in its place.")
    if "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS may not be '*'. Name the hosts that people use.")

_ON_POSTGRES = DATABASES["default"]["ENGINE"].endswith("postgresql")
REDIS_URL: str = env.str("REDIS_URL", default="")

# Rate limits count in this cache, so every process must see the same one.
_CACHE: dict[str, Any]
if REDIS_URL:
    _CACHE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
elif _ON_POSTGRES:
    _CACHE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}
else:
    _CACHE = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(VAR / "cache")}
CACHES = {"default": _CACHE | {"TIMEOUT": 300, "OPTIONS": {"MAX_ENTRIES": 5000}}}
if REDIS_URL:
    CACHES["default"].pop("OPTIONS")
# Parts of pages that any machine can make again (hub.pages.shelf): near at hand, a day long.
CACHES["parts"] = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": str(VAR / "parts"),
    "TIMEOUT": 24 * 60 * 60,
    "OPTIONS": {"MAX_ENTRIES": 5000},
}

# Anonymous pages, ahead of Django (docs/decisions/0010-server.md).
PAGECACHE: dict[str, Any] = {
    # 0 renders every page, and still remembers what pages share until the next change.
    "bytes": env.int("PAGECACHE_BYTES", default=32 * 1024 * 1024),
    "entries": 4000,
    "ttl": 300,
    # "file": one host; "postgres": any number of hosts; "off": every page is rendered.
    "generation": env.str("PAGECACHE_GENERATION", default="postgres" if _ON_POSTGRES else "file"),
    "file": str(VAR / "pagecache" / "generation"),
}
# Above the largest upload that a form takes, below what would fill a disk.
REQUEST_BODY_LIMIT: int = env.int("REQUEST_BODY_LIMIT", default=25 * 1024 * 1024)
REQUEST_BODY_SECONDS: int = env.int("REQUEST_BODY_SECONDS", default=300)
REQUEST_IDLE_SECONDS: int = env.int("REQUEST_IDLE_SECONDS", default=20)
WEB_THREADS: int = env.int("WEB_THREADS", default=4)

# In an image the gathered files lie beside the code, not in the volume with the data.
STATIC_ROOT: str = env.str("STATIC_ROOT", default=str(VAR / "static"))

DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default="Relais <relais@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
MAILBOX_DIR = str(VAR / "mail")
PDF_CACHE_DIR = str(VAR / "pdf")
_EMAIL_URL: str = env.str("EMAIL_URL", default="")
if _EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
elif LOCAL:
    EMAIL_BACKEND = "hub.notifications.mailbox.backend.MailboxBackend"
# Every mail is written into the database first; the worker sends it through this backend.
OUTBOX_DELIVERY_BACKEND: str = vars().get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_BACKEND = "hub.notifications.backend.OutboxBackend"
# Longer than any dialogue with a mail server lasts: who holds a mail longer has died.
OUTBOX_LEASE_SECONDS = 240
MAILBOX_ENABLED = LOCAL and not _EMAIL_URL
# Where answers to mails come in, `{}` where each gets its signed part: reponse+{}@example.org. Without it none do.
REPLY_ADDRESS: str = env.str("REPLY_ADDRESS", default="")
if REPLY_ADDRESS and (REPLY_ADDRESS.count("{}") != 1 or REPLY_ADDRESS.count("@") != 1):
    raise ImproperlyConfigured("REPLY_ADDRESS must look like reponse+{}@relais.example.org.")
# The mailbox that they come to, where no mail system pipes them in: imaps://user:password@host/INBOX.
REPLY_MAILBOX: str = env.str("REPLY_MAILBOX", default="")
if REPLY_MAILBOX and not REPLY_ADDRESS:
    raise ImproperlyConfigured("REPLY_MAILBOX is read for answers to REPLY_ADDRESS, which is not set.")
if REPLY_MAILBOX:
    try:
        read_address(REPLY_MAILBOX)
    except ValueError as error:
        raise ImproperlyConfigured(f"REPLY_MAILBOX cannot be understood. {error}") from error

_S3_BUCKET: str = env.str("S3_BUCKET", default="")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # What has no address of its own: only a view that asks who wants it gives it out.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "private"), "file_permissions_mode": 0o600},
    },
}
if _S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": _S3_BUCKET,
            "endpoint_url": env.str("S3_ENDPOINT", default="") or None,
            "region_name": env.str("S3_REGION", default="") or None,
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }
    STORAGES["private"] = {
        "BACKEND": STORAGES["default"]["BACKEND"],
        "OPTIONS": STORAGES["default"]["OPTIONS"] | {"location": "private", "default_acl": "private"},
    }
if env.bool("STATIC_MANIFEST", default=False):
    STORAGES["staticfiles"]["BACKEND"] = "config.server.storage.StaticStorage"

# What a backup takes in and where the nightly one goes (hub.backups).
DATA_ROOT = str(VAR)
FILES_ELSEWHERE = bool(_S3_BUCKET)
BACKUP_DIR: str = env.str("BACKUP_DIR", default="")
BACKUPS_KEPT: int = env.int("BACKUPS_KEPT", default=14)

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "mail", "indexing"],
    }
}
# A worker that was not heard of for so long is taken for dead, and its tasks start again.
WORKER_SILENCE_SECONDS = 60
TASK_ATTEMPTS = 3
HEALTH_MIN_FREE_BYTES = 200 * 1024 * 1024
METRICS_TOKEN: str = env.str("METRICS_TOKEN", default="")
"""Who sends it reads `/health/metrics`; without one nobody does."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING" if LOCAL else "INFO")},
    # Django prints refused hosts and broken requests with all that came in: say only that it happened.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "ERROR"},
    },
}
