"""The audit trail: it grows, and nothing else; what was tampered with shows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from hub.accounts.models import User
from hub.accounts.services.delete_account import delete_account
from hub.moderation.errors import UnknownTargetError
from hub.moderation.models import TrailEntry, TrailHead, TrailWords
from hub.moderation.models.trail import TrailIsClosedError
from hub.moderation.queries.audit import faults
from hub.moderation.services.record import record
from hub.portability.registry import parts
from tests.factories import make_user
from tests.support.trail import emptied_trail

__all__ = ["emptied_trail"]


@pytest.fixture
def three(db: None) -> list[TrailEntry]:
    moderator, author = make_user(), make_user()
    return [
        record(actor=moderator, deed="hide", target="post:55", note="Un nom y figure.", about=author),
        record(actor=author, deed="appeal", target="post:55", note="C’était le mien.", about=author),
        record(actor=None, deed="held", target="post:56"),
    ]


WAYS: dict[str, Callable[[TrailEntry], Any]] = {
    "saving": lambda entry: entry.save(),
    "deleting": lambda entry: entry.delete(),
    "many at once": lambda entry: TrailEntry.objects.filter(pk=entry.pk).update(deed="leave"),
    "deleting many": lambda entry: TrailEntry.objects.all().delete(),
    "the base manager": lambda entry: TrailEntry._base_manager.update(deed="leave"),
    "saving in bulk": lambda entry: TrailEntry.objects.bulk_update([entry], ["deed"]),
    "adding in bulk": lambda entry: TrailEntry.objects.bulk_create([TrailEntry(number=9)]),
    "by get or create": lambda entry: TrailEntry.objects.get_or_create(number=9),
    "a plain create": lambda entry: TrailEntry.objects.create(number=9),
    "changing its words": lambda entry: TrailWords.objects.update(text="Rien."),
    "deleting its words": lambda entry: TrailWords.objects.all().delete(),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_models_refuse_every_change(three: list[TrailEntry], way: str) -> None:
    with pytest.raises(TrailIsClosedError):
        WAYS[way](three[0])
    assert list(faults()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE moderation_trailentry SET deed = 'leave' WHERE number = 1",
        "DELETE FROM moderation_trailentry WHERE number = 3",
        "UPDATE moderation_trailwords SET text = 'Rien.' WHERE entry_id = 1",
    ],
)
def test_the_database_refuses_too(three: list[TrailEntry], statement: str) -> None:
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(faults()) == []


def unguarded(*statements: str) -> None:
    """Do what somebody does who owns the database."""
    with connection.cursor() as cursor:
        for name in ("trail_stays_update", "trail_stays_delete", "trail_words_stay"):
            table = "moderation_trailwords" if "words" in name else "moderation_trailentry"
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        for statement in statements:
            cursor.execute(statement)


TAMPERING = {
    "a deed renamed": (["UPDATE moderation_trailentry SET deed = 'leave' WHERE number = 1"], "1: was changed"),
    "another actor": (["UPDATE moderation_trailentry SET actor_id = NULL WHERE number = 2"], "2: was changed"),
    "one taken out": (
        ["DELETE FROM moderation_trailentry WHERE number = 3", "UPDATE moderation_trailhead SET number = 2"],
        "should end here",
    ),
    "the end cut off": (["DELETE FROM moderation_trailentry WHERE number = 3"], "the trail should end here"),
    "other words": (
        ["UPDATE moderation_trailwords SET text = 'Rien.' WHERE entry_id = 1"],
        "1: its words were changed",
    ),
    "no words": (["DELETE FROM moderation_trailwords WHERE entry_id = 1"], "1: its words are gone"),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_what_the_owner_of_the_database_changes_shows(three: list[TrailEntry], what: str) -> None:
    statements, said = TAMPERING[what]
    unguarded(*statements)
    found = list(faults())
    assert any(said in line for line in found)
    assert sum("trigger" in line for line in found) == 3
    errors = StringIO()
    with pytest.raises(CommandError):
        call_command("check_audit", stderr=errors)
    assert said in errors.getvalue()


def test_the_command_gives_an_end_to_note_and_compares_with_it(three: list[TrailEntry]) -> None:
    out = StringIO()
    call_command("check_audit", stdout=out)
    noted = out.getvalue().strip().rpartition(" ")[2]
    record(actor=None, deed="held", target="post:57")
    call_command("check_audit", expect=noted, stdout=out)
    with pytest.raises(CommandError):
        call_command("check_audit", expect=f"3:{'0' * 64}", stderr=StringIO())


def test_a_deed_that_is_undone_leaves_no_trace(three: list[TrailEntry]) -> None:
    def undone() -> None:
        with transaction.atomic():
            record(actor=None, deed="held", target="post:58")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert TrailHead.objects.get().number == 3
    assert list(faults()) == []


@pytest.mark.parametrize("target", ["post", "post:", "post:0", "Post:1", "post:-1", "post:1\n", f"post:{'9' * 30}"])
def test_a_target_that_is_none_is_refused(db: None, target: str) -> None:
    with pytest.raises(UnknownTargetError):
        record(actor=None, deed="held", target=target)


def test_who_leaves_is_named_no_more_and_the_deeds_stay(three: list[TrailEntry]) -> None:
    author = User.objects.get(pk=three[1].actor_id)
    delete_account(user=author)
    held = TrailEntry.objects.get(number=2)
    assert held.actor is not None
    assert author.name == ""
    with translation.override("fr"):
        assert held.actor.get_full_name() == "Personne partie"
    # What others wrote of them goes as well as what they wrote.
    assert not TrailWords.objects.exists()
    assert TrailEntry.objects.filter(deed="forget_words", about=author).count() == 1
    assert list(faults()) == []


def test_a_person_takes_their_deeds_along_but_not_who_reported_them(three: list[TrailEntry]) -> None:
    author = User.objects.get(pk=three[1].actor_id)
    record(actor=make_user(), deed="report", target="post:55", note="Je reconnais quelqu’un.", about=author)
    data = dict(parts(author))["moderation"].data
    assert [(row["deed"], row["by_me"]) for row in data] == [("hide", False), ("appeal", True)]
    assert data[0]["words"] == "Un nom y figure."


@pytest.mark.django_db(transaction=True)
def test_deeds_at_the_same_moment_stand_in_one_chain(emptied_trail: None) -> None:
    def act() -> None:
        try:
            for number in range(1, 6):
                record(actor=None, deed="held", target=f"post:{number}")
        finally:
            connection.close()

    together = [threading.Thread(target=act) for _ in range(4)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert TrailEntry.objects.count() == 20
    assert list(faults()) == []
