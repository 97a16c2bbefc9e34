"""While somebody writes: keeping the draft, showing how it will read, offering whom to call."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from exchange.discussions import rules
from exchange.discussions.queries.callable import callees as callable_here
from exchange.discussions.services.drafts import LONGEST, keep_draft
from exchange.discussions.views.attachments import kept_words
from exchange.discussions.views.doors import forum_or_404, known, post_or_404, thread_or_404, written_key
from exchange.discussions.views.preview import shown_to
from hub.contributions.views.doors import member_required
from hub.text.clean import without_controls

_PLACE = re.compile(r"(?:forum|thread|post):[1-9][0-9]{0,17}")


@member_required
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what is typed, for whoever types it; nobody else reads drafts, so the place needs no right."""
    place, text = request.POST.get("place", ""), request.POST.get("text", "")
    if not _PLACE.fullmatch(place) or len(text) > LONGEST:
        refusal = _("Le brouillon ne peut pas être enregistré pour l’instant.")
        return JsonResponse({"message": refusal}, status=413 if len(text) > LONGEST else 400)
    kept_words(request, known(request))
    kept = keep_draft(
        user=known(request),
        place=place,
        text=text,
        title=request.POST.get("title", ""),
        language=request.POST.get("language", ""),
        key=written_key(request.POST.get("key", "")),
    )
    return JsonResponse({"message": _("Brouillon enregistré") if kept else "", "kept": kept})


@member_required
@require_safe
def callees(request: HttpRequest) -> HttpResponse:
    """The people and projects that begin as `q` says, where the person writes (`place`); a fragment."""
    place = request.GET.get("place", "")
    if not _PLACE.fullmatch(place):
        raise Http404
    sort, _colon, pk = place.partition(":")
    found = {
        "forum": lambda: forum_or_404(request, int(pk)),
        "thread": lambda: thread_or_404(request, int(pk)).forum,
        "post": lambda: post_or_404(request, int(pk)).thread.forum,
    }[sort]()
    if not rules.may_write(known(request), found):
        raise Http404
    offered = callable_here(forum=found, user=known(request), typed=without_controls(request.GET.get("q", ""))[:60])
    return render(request, "exchange/discussions/parts/callees.html", {"callees": offered})


@member_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The typed text as it will read; a fragment."""
    return HttpResponse(shown_to(request, request.POST.get("text", "")))
