"""A practice on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from exchange.practices.paper import practice_pdf
from exchange.practices.views.short import live_practice, short_address


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The published practice as a tagged PDF, in the language it is written in."""
    practice = live_practice(pk)
    made = practice_pdf(practice, short_address(request, pk))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{practice.slug}.pdf"'
    response["Content-Language"] = practice.language
    return response
