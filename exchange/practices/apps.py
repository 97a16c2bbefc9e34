from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    name = "exchange.practices"
    label = "practices"
    verbose_name = _("Pratiques")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.practices import signals  # noqa: F401
        from exchange.practices.models import Adoption
        from hub.pagecache import touch_on

        touch_on(Adoption)
