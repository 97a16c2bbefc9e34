from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortabilityConfig(AppConfig):
    name = "hub.portability"
    label = "portability"
    verbose_name = _("Portabilité")
    default_auto_field = "django.db.models.BigAutoField"
