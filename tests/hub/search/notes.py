"""Reading the outbox in tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from hub.search.models import Change

Note = tuple[str, int, bool]


class NoteRefusedError(Exception):
    """The outbox could not be written."""


def noted_by(deed: Callable[[], Any]) -> set[Note]:
    """Source, object and `narrows` of everything that `deed` notes."""
    Change.objects.all().delete()
    deed()
    return set(Change.objects.values_list("source", "object_id", "narrows"))


@contextmanager
def no_outbox() -> Iterator[None]:
    """A database that takes everything but notes."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(f'INSERT INTO "{Change._meta.db_table}"'):
            raise NoteRefusedError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
