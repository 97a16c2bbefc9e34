"""Recording that a project took a practice up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.dispatch import Signal

from exchange.practices.models import Adoption, PracticePage

if TYPE_CHECKING:
    from hub.accounts.models import User

adopted = Signal()


def record_adoption(*, practice: PracticePage, adoption: Adoption, user: User) -> Adoption:
    """Save `adoption` (new or changed) under `practice` in all its languages; tells the authors of a new one."""
    new = adoption.pk is None
    adoption.practice_key = practice.translation_key
    if new:
        adoption.recorded_by = user
    with transaction.atomic():
        adoption.save()
        if new:
            adopted.send(sender=Adoption, adoption=adoption, practice=practice, user=user)
    return adoption
