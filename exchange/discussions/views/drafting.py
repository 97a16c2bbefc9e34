"""While somebody writes: keeping the draft, showing how it will read."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from exchange.discussions.models.post import LONGEST_TEXT
from exchange.discussions.services.drafts import LONGEST, keep_draft
from exchange.discussions.texts import rendered
from exchange.discussions.views.attachments import kept_words
from exchange.discussions.views.doors import known, written_key
from hub.contributions.views.doors import member_required

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
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The typed text as it will read; a fragment."""
    return HttpResponse(rendered(request.POST.get("text", "")[:LONGEST_TEXT]))
