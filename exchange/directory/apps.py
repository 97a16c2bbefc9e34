from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "exchange.directory"
    label = "directory"
    verbose_name = _("Répertoire")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.directory import models
        from exchange.directory.queries.projects import cantons_of_person
        from hub import cantons
        from hub.pagecache import touch_on

        cantons.register(cantons_of_person)

        touch_on(
            models.Project,
            models.ProjectText,
            models.ProjectPicture,
            models.Membership,
            models.Profile,
            models.Organisation,
            models.OrganisationText,
            models.Engagement,
            models.Network,
            models.NetworkPlace,
            models.PoolPost,
            models.PoolOutcome,
        )
