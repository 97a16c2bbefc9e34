"""Who may do what with practices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exchange.directory.queries.projects import projects_of
from hub.accounts.roles import Role

if TYPE_CHECKING:
    from exchange.practices.models import Adoption, PracticePage
    from hub.accounts.models import User


def may_start(user: User | Any) -> bool:
    """Project leaders and editors begin practices."""
    return bool(user.is_authenticated and user.has_role(Role.PROJECT_LEADER, Role.EDITOR, Role.OPERATOR))


def may_adopt(user: User | Any, practice: PracticePage) -> bool:
    """Whoever works for another project than the practice's own records that it took it up."""
    if not user.is_authenticated or not practice.live:
        return False
    return projects_of(user).exclude(pk=practice.project_id or 0).exists()


def may_change_adoption(user: User | Any, adoption: Adoption) -> bool:
    """The project that took it up, and editors."""
    if not user.is_authenticated:
        return False
    return user.has_role(Role.EDITOR, Role.OPERATOR) or projects_of(user).filter(pk=adoption.project_id).exists()
