from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionsConfig(AppConfig):
    name = "exchange.discussions"
    label = "discussions"
    verbose_name = _("Discussions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.discussions import models, signals  # noqa: F401
        from hub.pagecache import touch_on

        # Threads and posts say themselves when something that everybody reads has changed.
        touch_on(models.Forum, models.Circle, models.CircleMember)
