"""The five roles, held as Django groups of the same name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do; a person may hold several."""

    MEMBER = "member", _("Membre")
    PROJECT_LEADER = "project-leader", _("Responsable de projet")
    MENTOR = "mentor", _("Mentor ou mentore")
    EDITOR = "editor", _("Rédaction SEM")
    OPERATOR = "operator", _("Exploitation")


STRONG_ROLES = frozenset({Role.EDITOR, Role.OPERATOR})
"""Roles that reach the administration only with a second factor."""

GIVEN_BY: dict[Role, tuple[Role, ...]] = {
    Role.EDITOR: (Role.MEMBER, Role.PROJECT_LEADER, Role.MENTOR, Role.EDITOR),
    Role.OPERATOR: tuple(Role),
}
"""Which roles the holder of a role may offer to others: nobody hands out more than they have."""
