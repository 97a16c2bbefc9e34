from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TextConfig(AppConfig):
    name = "hub.text"
    label = "texts"
    verbose_name = _("Textes")
    default_auto_field = "django.db.models.BigAutoField"
