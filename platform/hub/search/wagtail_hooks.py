"""What the search brings to the administration: synonyms, and what is looked for in vain."""

from __future__ import annotations

from typing import ClassVar

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from hub.languages.choices import Language
from hub.search.models import Synonym
from hub.search.queries.asked import in_vain

PER_PAGE = 50


class SynonymViewSet(SnippetViewSet):
    """List and form of the groups of synonyms; what is saved holds from the next search on."""

    model = Synonym
    icon = "list-ul"
    menu_label = gettext_lazy("Synonymes")
    menu_order = 220
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["__str__", "suggested"]
    search_fields: ClassVar[list[str]] = ["fr", "de", "it", "en"]
    panels = Synonym.panels


register_snippet(SynonymViewSet)


def in_vain_view(request: HttpRequest) -> HttpResponse:
    """One row a search that found nothing, counted without persons; `?language=` keeps one language."""
    language = request.GET.get("language", "")
    language = language if language in Language.values else ""
    page = Paginator(in_vain(language), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Recherches sans réponse"),
        "header_icon": "search",
        "rows": page.object_list,
        "page_of_list": page,
        "language": language,
        "languages": [{"code": code, "name": Language(code).label} for code in Language.values],
        "add_url": reverse("wagtailsnippets_hub_search_synonym:add"),
    }
    return render(request, "hub/search/admin/in_vain.html", context)


@hooks.register("register_admin_urls")
def in_vain_url() -> list[URLPattern]:
    """Wagtail lets in only who may enter the administration."""
    return [path("searches-in-vain/", in_vain_view, name="searches_in_vain")]


@hooks.register("register_admin_menu_item")
def in_vain_item() -> MenuItem:
    """Beside the synonyms, which are the cure."""
    return MenuItem(gettext_lazy("Recherches sans réponse"), reverse("searches_in_vain"), icon_name="search", order=221)
