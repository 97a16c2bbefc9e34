"""Saying that a material was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.cantons import cantons_of
from hub.moderation.rules import Verdict, may_post_now
from hub.moderation.services.hold import hold_piece
from resources.materials.models import MaterialPage, Use

if TYPE_CHECKING:
    from hub.accounts.models import User


class LineRefusedError(Exception):
    """The line may not stand there; the text says why."""


def record_use(*, material: MaterialPage, user: User) -> Use:
    """Note that `user` used the material, once however often they say so."""
    use, _new = Use.objects.get_or_create(
        material_key=material.translation_key,
        person=user,
        defaults={"cantons": cantons_of(user), "language": user.language},
    )
    return use


def say_how_it_went(*, material: MaterialPage, user: User, note: str, language: str, judge: bool = True) -> Verdict:
    """Keep the line of `user` on the material, in place of an earlier one; a use is noted where none was.

    Returns what moderation says of it: a held line is shown once a moderator has read it, and one that moderators took
    away stays away, with whatever words. `judge`: moderation is asked; not for what is loaded. Raises
    LineRefusedError, whose text is for the person; nothing is kept then.
    """
    note, verdict = note.strip(), Verdict("ok")
    with transaction.atomic():
        use = record_use(material=material, user=user)
        if note == use.note and language == use.language:
            return verdict
        if note and judge:
            verdict = may_post_now(user, note, language)
            if verdict.refused:
                raise LineRefusedError(verdict.sentence)
        use.note, use.language = note, language
        use.noted_at = timezone.now() if note else None
        if verdict.held:
            use.hidden_at = use.hidden_at or timezone.now()
        use.save(update_fields=["note", "language", "noted_at", "hidden_at"])
        if verdict.held:
            hold_piece(target=f"use:{use.pk}", verdict=verdict)
    return verdict


def take_back_use(*, material: MaterialPage, user: User) -> None:
    """Let what `user` said of using the material be unsaid."""
    for use in Use.objects.filter(material_key=material.translation_key, person=user):
        use.delete()
