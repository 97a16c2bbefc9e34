from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class QueueConfig(AppConfig):
    name = "hub.queue"
    label = "editorqueue"
    verbose_name = _("File d’attente")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        autodiscover_modules("queue_items")
