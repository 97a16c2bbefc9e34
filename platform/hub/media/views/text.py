"""The text of a file as a page: what a search leads to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.media.access import may_read, places_of
from hub.media.models import File
from hub.media.queries.preview import preview_of
from hub.media.services.keep_text import texts_of
from hub.media.texts.parts import PageText, anchor_of

SLIDES = ("pptx", "odp")
MOST_LINKS = 100


@require_safe
def file_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text to whom the file is open; for others there is none, as where there is none."""
    file = File.objects.filter(pk=pk).first()
    if file is None or not may_read(request.user, file):
        raise Http404
    language = (get_language() or "fr")[:2]
    text = texts_of(files=[file])[file.pk]
    pages = _pages(text.pages(), slides=file.file_extension in SLIDES)
    numbered = [page for page in pages if page["number"]]
    context = {
        "file": {
            "title": file.filename,
            "url": file.url,
            "kind": file.kind,
            "size": file.file_size,
            "pages": 0 if file.file_extension in SLIDES or not numbered else numbered[-1]["number"],
            "language": text.language,
            "drawn": preview_of(file)["drawn"],
        },
        "title": file.title,
        "foreign": text.language if text.language != language else "",
        "pages": pages,
        "contents": numbered if 1 < len(numbered) <= MOST_LINKS else [],
        "pdf_url": file.url if file.file_extension == "pdf" else "",
        "places": places_of(request.user, file, language),
    }
    response = render(request, "hub/media/text.html", context)
    # Asked again each time: what is open today may be closed tomorrow.
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Cookie"])
    return response


def _pages(parts: Iterable[PageText], *, slides: bool) -> list[dict[str, Any]]:
    """A section for each page, or for each part of what has no pages."""
    placed = [(anchor_of(part.number, place), part) for place, part in enumerate(parts, start=1)]
    made: list[dict[str, Any]] = []
    said = ""
    for anchor, group in groupby(placed, key=itemgetter(0)):
        shown = []
        number = None
        for _anchor, part in group:
            number = part.number
            # A heading goes on over the end of a page, and is read once.
            shown.append({"heading": part.heading if part.heading != said else "", "text": part.text})
            said = part.heading
        title = (_("Diapositive %(number)s") if slides else _("Page %(number)s")) % {"number": number}
        made.append(
            {
                "number": number,
                "anchor": anchor,
                "title": title if number else shown[0]["heading"],
                "parts": shown,
            }
        )
    return made
