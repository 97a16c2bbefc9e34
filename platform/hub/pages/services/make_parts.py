"""Making the stored parts of pages before somebody asks for them."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.utils import translation

from hub.languages.choices import Language
from hub.pages.addresses import reader_url
from hub.pages.models import BasePage
from hub.pages.views.serve import serve


def make_parts(*, page: BasePage) -> int:
    """Show `page` to an anonymous reader of each language, so that its parts are on the shelf (hub.pages.shelf).

    Returns in how many languages it could be shown.
    """
    return sum(_show(page, code) for code in Language.values)


def _show(page: BasePage, language: str) -> bool:
    site = urlsplit(settings.SITE_URL)
    address = reader_url(page, language)
    if not address.startswith(f"/{language}/"):
        return False
    request = RequestFactory().get(address, secure=site.scheme == "https", headers={"host": site.netloc})
    request.user = AnonymousUser()
    with translation.override(language):
        response: HttpResponseBase = serve(request, address.removeprefix(f"/{language}/"))
        if isinstance(response, TemplateResponse):
            response.render()
    return response.status_code == 200
