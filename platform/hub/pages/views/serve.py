"""Pages, found in two queries instead of a walk through the tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail import views as wagtail_views
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from hub.pages.addresses import addresses_of
from hub.pages.models import BasePage
from hub.pages.queries.frame import model_of, site_frame


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at `path` under the prefix of the active language, as Wagtail serves it.

    A page that is reached under a foreign prefix though it has a translation there leads on to that.
    """
    language = (get_language() or "fr")[:2]
    page = find(path, language)
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
        return _served(request, path)
    route = Page.route_for_request(request, path)
    if route is not None and isinstance(route[0], BasePage):
        better = addresses_of(route[0]).translations.get(language)
        if better and better != request.path:
            return redirect(better)
    return _served(request, path)


def find(path: str, language: str) -> Page | None:
    """The live page of `language` at `path`, with what it is read with; None where there is none."""
    frame = site_frame()
    home = frame.homes.get(language)
    if home is None:
        return None
    url_path = home.url_path + path
    node = frame.by_url_path.get(url_path)
    if node is not None:
        pk, content_type_id = node.pk, node.content_type_id
    else:
        parts = path.rstrip("/").split("/")
        row = (
            Page.objects.filter(slug=parts[-1], depth=home.depth + len(parts), url_path=url_path, live=True)
            .values_list("pk", "content_type_id")
            .first()
        )
        if row is None:
            return None
        pk, content_type_id = row
    model = model_of(content_type_id)
    relations = getattr(model, "read_with", ())
    page: Page | None = model._default_manager.filter(pk=pk, live=True).select_related(*relations).first()
    if page is not None:
        page.locale = frame.locales[page.locale_id]
    return page


def _served(request: HttpRequest, path: str) -> HttpResponse:
    response: HttpResponse = wagtail_views.serve(request, path)
    return response
