from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationConfig(AppConfig):
    name = "hub.operation"
    label = "operation"
    verbose_name = _("Exploitation")
    default_auto_field = "django.db.models.BigAutoField"
