"""Applications, database, languages, templates."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from config.settings.environment import DEBUG, LOCAL, ROOT, VAR, env

SITE_NAME = "Relais"
SECURITY_CONTACT: str = env.str("SECURITY_CONTACT", default="mailto:security@example.org")
SITE_URL: str = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "hub.accounts",
    "hub.languages",
    "hub.text",
    "hub.media",
    "hub.pages",
    "hub.contributions",
    "hub.notifications",
    "hub.tasks",
    "hub.pagecache",
    "hub.queue",
    "hub.start",
    "hub.moderation",
    "hub.proof",
    "hub.backups",
    "hub.operation",
    "hub.pdf",
    "hub.search",
    "hub.portability",
    "hub.catalogue",
    "resources.themes",
    "resources.materials",
    "resources.paths",
    "exchange.directory",
    "exchange.practices",
    "exchange.discussions",
    "config.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "hub.accounts.people_admin.apps.PeopleAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hub.accounts.middleware.AccountMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "hub.accounts.admin_transaction.AdminTransactionMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

_DATABASE_URL: str = env.str("DATABASE_URL", default="")
_DATABASE: dict[str, Any]
if _DATABASE_URL:
    _DATABASE = env.db_url("DATABASE_URL")
    _DATABASE |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
else:
    _DATABASE = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(VAR / "relais.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # With deferred transactions, concurrent writers meet "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000;",
        },
    }
DATABASES = {"default": _DATABASE}

USE_TZ = True
TIME_ZONE = "Europe/Zurich"
USE_I18N = True
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("it", "Italiano"),
    ("en", "English"),
]
LOCALE_PATHS = [str(ROOT / "platform" / "locale")]
FORMAT_MODULE_PATH = ["config.formats"]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(ROOT / "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.pages.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "hub.catalogue.templatetags.relais_ui"],
        },
    },
]

STATIC_URL = "/static/"
STATIC_ROOT = str(VAR / "static")
STATICFILES_DIRS = [str(ROOT / "static")]
MEDIA_URL = "/media/"
MEDIA_ROOT = str(VAR / "media")

APPLICATION_NAME = _("Relais")
