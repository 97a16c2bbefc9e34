"""Saying that a material was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.cantons import cantons_of
from resources.materials.models import MaterialPage, Use

if TYPE_CHECKING:
    from hub.accounts.models import User


def record_use(*, material: MaterialPage, user: User) -> Use:
    """Note that `user` used the material, once however often they say so."""
    use, _new = Use.objects.get_or_create(
        material_key=material.translation_key,
        person=user,
        defaults={"cantons": cantons_of(user), "language": user.language},
    )
    return use


def say_how_it_went(*, material: MaterialPage, user: User, note: str, language: str) -> Use:
    """Keep the line of `user` on the material, in place of an earlier one; a use is noted where none was.

    A line that moderators took away stays away, with whatever words.
    """
    with transaction.atomic():
        use = record_use(material=material, user=user)
        use.note, use.language = note.strip(), language
        use.noted_at = timezone.now() if use.note else None
        use.save(update_fields=["note", "language", "noted_at"])
    return use


def take_back_use(*, material: MaterialPage, user: User) -> None:
    """Let what `user` said of using the material be unsaid."""
    for use in Use.objects.filter(material_key=material.translation_key, person=user):
        use.delete()
