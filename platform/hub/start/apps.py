from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StartConfig(AppConfig):
    name = "hub.start"
    label = "start"
    verbose_name = _("Pages d’accueil personnelles")
    default_auto_field = "django.db.models.BigAutoField"
