"""Passing a practice on: a short address and its code."""

from __future__ import annotations

import io

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.practices.models import PracticePage
from exchange.practices.queries.public import public_practices
from hub.pages.addresses import addresses_of


def live_practice(pk: int) -> PracticePage:
    """The published practice; raises Http404."""
    practice = public_practices().select_related("owner", "project", "locale").filter(pk=pk).first()
    if practice is None:
        raise Http404(_("Cette pratique n’existe pas ou n’est plus publiée."))
    return practice


def short_address(request: HttpRequest, pk: int) -> str:
    """The whole short address of a practice."""
    return request.build_absolute_uri(reverse("practice_short:page", args=[pk]))


@require_safe
def short(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead on to the practice in the language that the browser asks for."""
    practice = live_practice(pk)
    return redirect(addresses_of(practice).url((get_language() or "fr")[:2]))


@require_safe
def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """The short address as a square code."""
    live_practice(pk)
    out = io.BytesIO()
    segno.make(short_address(request, pk), error="m").save(
        out, kind="svg", scale=4, border=2, xmldecl=False, light="#fff", omitsize=False
    )
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


@require_safe
def qr_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The code, large enough to be scanned from the back of a room."""
    practice = live_practice(pk)
    context = {
        "practice": practice,
        "url": addresses_of(practice).url((get_language() or "fr")[:2]),
        "short_url": short_address(request, pk),
        "src": reverse("practice_short:qr", args=[pk]),
    }
    return render(request, "exchange/practices/qr.html", context)
