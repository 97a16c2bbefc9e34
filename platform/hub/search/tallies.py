"""Counting what is looked for, without persons: in the process first, in the database every half minute.

A search writes nothing while somebody waits. What a process counted in its last half minute goes with it when it
is killed: these are figures for editors, nothing hangs on them.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from datetime import date
from typing import Any

from django.core.signals import request_finished
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from hub.search.models import QueryTally
from hub.search.results import Answer

EVERY = 30.0
LONGEST = 120
# Addresses and numbers are somebody's: they are not kept, and what they find is nobody's concern.
_SOMEBODYS = re.compile(r"@|\d[\d .'’-]{5,}\d|https?://", re.IGNORECASE)

_counts: Counter[tuple[date, str, str, str]] = Counter()
_lock = threading.Lock()
_flushed = time.monotonic()


def count(answer: Answer, *, anonymous: bool) -> None:
    """Count what was asked; only the first page of a search without filters says something of its words."""
    asked = answer.asked
    text = " ".join(asked.text.casefold().split())
    if not text or len(text) > LONGEST or asked.page > 1 or asked.facets or "index" in answer.without:
        return
    if _SOMEBODYS.search(text):
        return
    found = bool(answer.total) and not answer.nearest
    with _lock:
        key = (localdate(), asked.language, text)
        _counts[*key, "asked"] += 1
        if not found:
            _counts[*key, "missed"] += 1
        elif anonymous:
            _counts[*key, "open"] += 1


def flush(**kwargs: Any) -> None:
    """Write down what was counted."""
    global _flushed
    with _lock:
        taken = dict(_counts)
        _counts.clear()
        _flushed = time.monotonic()
    try:
        with transaction.atomic():
            for key in dict.fromkeys(each[:3] for each in taken):
                day, language, text = key
                row, _created = QueryTally.objects.get_or_create(day=day, language=language, text=text)
                QueryTally.objects.filter(pk=row.pk).update(
                    **{name: F(name) + taken.get((*key, name), 0) for name in ("asked", "missed", "open")}
                )
    except DatabaseError:
        with _lock:
            _counts.update(taken)


def _flush_in_time(**kwargs: Any) -> None:
    if _counts and time.monotonic() - _flushed > EVERY:
        flush()


def listen() -> None:
    """Write down between requests, when nobody waits."""
    request_finished.connect(_flush_in_time, dispatch_uid="search-tallies")
