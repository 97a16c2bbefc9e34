from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ContributionsConfig(AppConfig):
    name = "hub.contributions"
    label = "contributions"
    verbose_name = _("Contributions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.contributions.models import Coauthor, Credit
        from hub.pagecache import touch_on

        autodiscover_modules("contributions")
        touch_on(Coauthor, Credit)
