"""Recording that a project took a practice up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.dispatch import Signal

from exchange.practices.models import Adoption, PracticePage

if TYPE_CHECKING:
    from hub.accounts.models import User

adopted = Signal()


class AlreadyAdoptedError(Exception):
    """The project has a leg under this practice already, perhaps since a moment ago."""


def record_adoption(*, practice: PracticePage, adoption: Adoption, user: User) -> Adoption:
    """Save `adoption` (new or changed) under `practice` in all its languages; tells the authors of a new one.

    Raises AlreadyAdoptedError when the project's leg is there already: two people, or one who pressed twice.
    """
    new = adoption.pk is None
    adoption.practice_key = practice.translation_key
    if new:
        adoption.recorded_by = user
    with transaction.atomic():
        try:
            with transaction.atomic():
                adoption.save()
        except IntegrityError as error:
            raise AlreadyAdoptedError from error
        if new:
            adopted.send(sender=Adoption, adoption=adoption, practice=practice, user=user)
    return adoption
