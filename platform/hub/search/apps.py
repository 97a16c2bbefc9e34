from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "hub.search"
    label = "hub_search"
    verbose_name = _("Recherche")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.pagecache import touch_on
        from hub.search import tallies
        from hub.search.models import Synonym

        autodiscover_modules("search_documents")
        tallies.listen()
        touch_on(Synonym)
