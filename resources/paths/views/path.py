"""What people do with a path: tick its steps, take it along."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from hub.pages.addresses import reader_url
from hub.pages.queries.public import public_pages
from resources.paths.booklet import booklet_pdf
from resources.paths.models import PathPage
from resources.paths.services.tick import tick, untick


def _public(pk: int) -> PathPage:
    path: PathPage = get_object_or_404(public_pages(PathPage).select_related("locale"), pk=pk)
    return path


@login_required
@require_http_methods(["GET", "POST"])
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a step or take the tick away, and come back to where one was."""
    user = request.user
    assert user.is_authenticated
    path = _public(pk)
    address = reader_url(path, get_language() or "fr")
    if request.method == "GET":
        return redirect(address)
    try:
        step = UUID(request.POST.get("step", ""))
        if request.POST.get("undo"):
            untick(path=path, step=step, user=user)
        else:
            tick(path=path, step=step, user=user)
    except ValueError as error:
        raise Http404 from error
    number = request.POST.get("number", "")
    known = number.isascii() and number.isdigit() and len(number) < 4
    return redirect(f"{address}#step-{number}" if known else address)


@require_safe
def booklet(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole path as one tagged PDF, in its own language."""
    path = _public(pk)
    address = request.build_absolute_uri(reader_url(path, path.language))
    response = HttpResponse(booklet_pdf(path, address), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{path.slug}.pdf"'
    response["Content-Language"] = path.language
    return response
