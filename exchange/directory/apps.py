from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "exchange.directory"
    label = "directory"
    verbose_name = _("Répertoire")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.directory.models import (
            Membership,
            PoolOutcome,
            PoolPost,
            Profile,
            Project,
            ProjectPicture,
            ProjectText,
        )
        from hub.pagecache import touch_on

        touch_on(Project, ProjectText, ProjectPicture, Membership, Profile, PoolPost, PoolOutcome)
