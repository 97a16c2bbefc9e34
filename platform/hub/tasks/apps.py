from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "hub.tasks"
    label = "jobs"
    verbose_name = _("Tâches")
    default_auto_field = "django.db.models.BigAutoField"
