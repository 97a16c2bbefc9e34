from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    name = "resources.themes"
    label = "themes"
    verbose_name = _("Thèmes")
    default_auto_field = "django.db.models.BigAutoField"
