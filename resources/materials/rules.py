"""Who may do what with materials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.accounts.roles import Role
from resources.materials.queries.public import catalogue_languages

if TYPE_CHECKING:
    from hub.accounts.models import User


def may_start(user: User | Any) -> bool:
    """Project leaders and editors begin materials, where the site has a catalogue of them."""
    may = bool(user.is_authenticated and user.has_role(Role.PROJECT_LEADER, Role.EDITOR, Role.OPERATOR))
    return may and bool(catalogue_languages())
