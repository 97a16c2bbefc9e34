from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProofConfig(AppConfig):
    name = "hub.proof"
    label = "proof"
    verbose_name = _("Formulaires ouverts à tous")
    default_auto_field = "django.db.models.BigAutoField"
