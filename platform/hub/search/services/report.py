"""Writing down how the indexer's work goes."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from hub.search import meaning
from hub.search.engines.base import Engine, EngineAwayError
from hub.search.models import IndexState

CONTENT, MEANING = "content", "meaning"
LONGEST = 300


def report_engine(engine: Engine) -> None:
    """Write down what the engine holds, or that it is away."""
    try:
        size, cursor = engine.size(), engine.cursor()
    except EngineAwayError as error:
        report_failure(engine.name, str(error))
        return
    _well(engine.name, entries=size.entries, vectors=size.vectors, octets=size.octets, cursor=cursor)


def report_meaning() -> None:
    """Write down whether there are embeddings, and why not."""
    if trouble := meaning.trouble():
        report_failure(MEANING, trouble)
    else:
        _well(MEANING)


def report_failure(name: str, error: str) -> None:
    """Write down that something does not work; `error` must name no secret and no person."""
    now = timezone.now()
    IndexState.objects.get_or_create(name=name)
    IndexState.objects.filter(name=name).update(
        failing_since=Coalesce(F("failing_since"), Value(now)), error=error[:LONGEST], error_at=now
    )


def report_check(name: str, differences: int) -> None:
    """Write down what a check found."""
    IndexState.objects.update_or_create(
        name=name, defaults={"checked_at": timezone.now(), "differences": differences, "check_asked": False}
    )


def ask_for_check() -> None:
    """Let the indexer, who alone may write, compare everything and mend what differs."""
    IndexState.objects.update_or_create(name=CONTENT, defaults={"check_asked": True})


def _well(name: str, **held: int) -> None:
    IndexState.objects.update_or_create(name=name, defaults={**held, "seen_at": timezone.now(), "failing_since": None})
