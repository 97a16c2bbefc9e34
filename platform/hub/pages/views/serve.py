"""Pages, found in two queries instead of a walk through the tree."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, IntegerField, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail import views as wagtail_views
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from hub.database.prepared import prepared
from hub.pages.addresses import addresses_of
from hub.pages.memo import remembered
from hub.pages.models import BasePage
from hub.pages.queries.frame import Frame, model_of, site_frame


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at `path` under the prefix of the active language, as Wagtail serves it.

    A page that is reached under a foreign prefix though it has a translation there leads on to that.
    """
    language = (get_language() or "fr")[:2]
    page = find(path, language)
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    else:
        route = Page.route_for_request(request, path)
        page = route[0] if route else None
    if isinstance(page, BasePage) and page.language != language:
        better = addresses_of(page).translations.get(language)
        if better and better != request.path:
            return redirect(better)
    response: HttpResponse = wagtail_views.serve(request, path)
    return response


def find(path: str, language: str) -> Page | None:
    """The live page at `path` in the tree of `language`, or right under a translation of its parent.

    None where it is not found so quickly.
    """
    frame = site_frame()
    home = frame.homes.get(language)
    if home is None:
        return None
    url_path = home.url_path + path
    node = frame.by_url_path.get(url_path)
    if node is not None:
        return _load(node.pk, node.content_type_id, frame)
    try:
        return _load(*_place(path, language), frame)
    except LookupError:
        return None


@remembered
def _place(path: str, language: str) -> tuple[int, int]:
    """The key and kind of the page at `path` that is not among those that the frame holds.

    Raises LookupError where there is none: addresses that lead nowhere are not worth remembering.
    """
    frame = site_frame()
    home = frame.homes[language]
    url_path = home.url_path + path
    parts = path.rstrip("/").split("/")
    places = [url_path]
    parent = frame.by_url_path.get(url_path[: -len(parts[-1]) - 1])
    if parent is not None:
        places += [f"{held.url_path}{parts[-1]}/" for held in frame.by_key[parent.key].values() if held != parent]
    rows = _at(slug=parts[-1], depth=home.depth + len(parts), places=places)
    found = {held: (pk, kind) for held, pk, kind in rows}
    for place in places:
        if place in found:
            return found[place]
    raise LookupError(path)


@prepared(slug=CharField(), depth=IntegerField(), places=[CharField()])
def _at(slug: Any, depth: Any, places: Any) -> QuerySet[Page, tuple[Any, ...]]:
    found: QuerySet[Page] = Page.objects.filter(slug=slug, depth=depth, url_path__in=places, live=True)
    rows: QuerySet[Page, tuple[Any, ...]] = found.order_by().values_list("url_path", "pk", "content_type_id")
    return rows


@prepared(pk=IntegerField())
def _live(pk: Any, model: type[Page]) -> QuerySet[Page]:
    found: QuerySet[Page] = model._default_manager.filter(pk=pk, live=True).order_by()
    related = getattr(model, "read_with", ())
    return found.select_related(*related) if related else found


def _load(pk: int, content_type_id: int, frame: Frame) -> Page | None:
    rows = _live(pk=pk, model=model_of(content_type_id))
    page = rows[0] if rows else None
    if page is not None:
        page.locale = frame.locales[page.locale_id]
    return page
