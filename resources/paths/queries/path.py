"""What the page of a path shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from hub.languages.queries.best import best
from hub.pages.head import head_of
from hub.pages.notice import notice_of
from hub.pages.places import address
from hub.pages.queries.frame import site_frame
from hub.pages.queries.public import public_pages
from resources.materials.models import MaterialPage
from resources.materials.queries.cards import duration
from resources.paths.models import PathPage, StepDone
from resources.paths.queries.steps import Step, steps_of

SHOWN = 6


def path_context(path: PathPage, request: HttpRequest) -> dict[str, Any]:
    """The steps with the answers chosen in the address, and for who is logged in how far they came."""
    language = (get_language() or "fr")[:2]
    asked = {name: str(request.GET[name]) for name in request.GET if len(name) == 9}
    steps = steps_of(path, language, asked)
    done = done_by(path.translation_key, request.user)
    answered = {step.name: step.chosen for step in steps if step.chosen is not None}
    return {
        "path": path,
        "foreign": path.language if path.language != language else "",
        "steps": steps,
        "answered": answered,
        "duration": duration(minutes_of(steps)),
        "done": done,
        "done_number": sum(step.key in done for step in steps),
        "notice": notice_of(path, language),
        "booklet_url": address("paths:booklet", path.pk) if path.live else "",
        "done_url": address("paths:done", path.pk),
        "head": SimpleLazyObject(lambda: head_of(path, description=path.lead)),
    }


def minutes_of(steps: list[Step]) -> int:
    """How long the materials of the steps take together."""
    pks = [step.card.pk for step in steps if step.card]
    found = MaterialPage.objects.filter(pk__in=pks).values_list("minutes", flat=True) if pks else []
    return sum(minutes or 0 for minutes in found)


def done_by(key: UUID, user: Any) -> set[UUID]:
    """The steps that the person ticked; nothing for who is not logged in."""
    if not user.is_authenticated:
        return set()
    return set(StepDone.objects.filter(path_key=key, person=user).values_list("step", flat=True))


def path_rows(language: str) -> list[dict[str, Any]]:
    """The public paths as lists show them, in the reader's best language and the editors' order."""
    frame = site_frame()
    pages = best(public_pages(PathPage), language).select_related("locale").order_by("path")
    return [
        {
            "title": page.title,
            "lead": page.lead,
            "language": page.language,
            "number": len(page.steps),
            "url": frame.reader_url(language, page.url_path, page.slug, page.locale_id),
        }
        for page in pages[:SHOWN]
    ]
