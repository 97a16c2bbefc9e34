"""The moderation's trail refuses to be emptied, also by the end of a test that commits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection


@pytest.fixture
def emptied_trail(transactional_db: None) -> Iterator[None]:
    """For tests that commit deeds: take the guards away at the end, empty the trail, put them back."""
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail_%'")
            guards = cursor.fetchall()
            for name, _sql in guards:
                cursor.execute(f"DROP TRIGGER {name}")
            _empty(cursor)
            for _name, sql in guards:
                cursor.execute(sql)
        else:
            cursor.execute("ALTER TABLE moderation_trailentry DISABLE TRIGGER USER")
            _empty(cursor)
            cursor.execute("ALTER TABLE moderation_trailentry ENABLE TRIGGER USER")


def _empty(cursor: object) -> None:
    for table in ("moderation_trailwords", "moderation_trailentry", "moderation_trailhead"):
        cursor.execute(f"DELETE FROM {table}")  # type: ignore[attr-defined]
