from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagecacheConfig(AppConfig):
    name = "hub.pagecache"
    label = "pagecache"
    verbose_name = _("Cache des pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.pagecache import signals

        signals.connect()
