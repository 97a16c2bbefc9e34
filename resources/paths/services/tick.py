"""Ticking the steps of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from resources.paths.models import PathPage, StepDone

if TYPE_CHECKING:
    from hub.accounts.models import User


def tick(*, path: PathPage, step: UUID, user: User) -> None:
    """Note that `user` did the step, once however often they say so.

    Raises ValueError where the path has no such step.
    """
    if step not in {UUID(block.id) for block in path.steps}:
        raise ValueError(f"{path.pk} has no step {step}.")
    StepDone.objects.get_or_create(path_key=path.translation_key, step=step, person=user)


def untick(*, path: PathPage, step: UUID, user: User) -> None:
    """Take the tick of `user` away."""
    StepDone.objects.filter(path_key=path.translation_key, step=step, person=user).delete()
