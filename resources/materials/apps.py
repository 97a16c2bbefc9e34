from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "resources.materials"
    label = "materials"
    verbose_name = _("Matériel de formation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.pagecache import touch_on
        from resources.materials import signals  # noqa: F401
        from resources.materials.models import Use

        touch_on(Use)
