"""Wagtail and what people put on the platform."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.settings.environment import env

WAGTAIL_SITE_NAME = "Relais"
WAGTAILADMIN_BASE_URL: str = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
WAGTAIL_I18N_ENABLED = True
# Review has one way, ours (docs/decisions/0003-review.md); a second one beside it would confuse.
WAGTAIL_WORKFLOW_ENABLED = False
# A page in review is locked for everybody, also for who locked it.
WAGTAILADMIN_GLOBAL_EDIT_LOCK = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("de", "Deutsch"), ("it", "Italiano"), ("en", "English")]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.File"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "hub.media.forms.PictureUploadForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "hub.media.forms.FileUploadForm"
# Where uploads are scanned: tcp://clamav:3310 or unix:///run/clamav/clamd.ctl. Empty: only the test file is known.
CLAMD_URL: str = env.str("CLAMD_URL", default="")
# A machine that translates what everybody reads, when somebody asks: a LibreTranslate of one's own. Off without one.
LIBRETRANSLATE_URL: str = env.str("LIBRETRANSLATE_URL", default="").rstrip("/")
if LIBRETRANSLATE_URL and not LIBRETRANSLATE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured("LIBRETRANSLATE_URL must begin with http:// or https://.")
LIBRETRANSLATE_KEY: str = env.str("LIBRETRANSLATE_KEY", default="")
LIBRETRANSLATE_TIMEOUT = 15
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True
