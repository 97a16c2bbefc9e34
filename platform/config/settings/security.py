"""Secrets, headers, and what a browser may load."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from config.settings.environment import DEBUG, LOCAL, VAR, env

_KEY_FILE = VAR / "secret-key"


def _local_secret() -> str:
    if not _KEY_FILE.exists():
        _KEY_FILE.write_text(get_random_secret_key())
        _KEY_FILE.chmod(0o600)
    return _KEY_FILE.read_text().strip()


SECRET_KEY: str = env.str("SECRET_KEY", default="") or (_local_secret() if LOCAL else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set. Generate one, or set RELAIS_LOCAL=1 on your own machine.")

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "hub.pages.views.errors.csrf_failure"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
if not LOCAL:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=63_072_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

VIDEO_FRAMES = ["https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://tube.switch.ch"]
# No nonce: there is no inline script or style, so a cached page needs none. Wagtail's admin gets its own policy
# from hub.accounts.middleware.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        # Beside its own previews a page frames a video, once a person asked for it (resources.materials.videos).
        "frame-src": ["'self'", *VIDEO_FRAMES],
        "base-uri": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
}
# Forms that are open to everybody: how many zero bits a browser looks for (17: some tenths of a second), and how long
# who has no JavaScript waits.
PROOF_BITS: int = env.int("PROOF_BITS", default=17)
PROOF_WAIT_SECONDS: int = env.int("PROOF_WAIT_SECONDS", default=15)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
