from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "hub.media"
    label = "media"
    verbose_name = _("Médias")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.media import signals  # noqa: F401
        from hub.media.models import FilePreview
        from hub.pagecache.registry import touch_on

        touch_on(FilePreview)

        autodiscover_modules("media_access")
