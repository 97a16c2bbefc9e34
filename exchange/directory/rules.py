"""Who may do what in the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exchange.directory.models import Membership, Network, PoolPost, Project
from hub.accounts.roles import Role

if TYPE_CHECKING:
    from hub.accounts.models import User


def leads(user: User | Any, project: Project) -> bool:
    """Whether the person is responsible for the project."""
    return (
        bool(user.is_authenticated)
        and Membership.objects.filter(project=project, user=user, part=Membership.Part.LEADER).exists()
    )


def may_edit(user: User | Any, project: Project) -> bool:
    """Its leaders keep a project's page, and editors; a double that was merged is closed."""
    if not user.is_authenticated or project.merged_into_id:
        return False
    return bool(user.has_role(Role.EDITOR, Role.OPERATOR)) or leads(user, project)


def may_merge(user: User | Any) -> bool:
    """Editors put doubles together."""
    return bool(user.is_authenticated and user.has_role(Role.EDITOR, Role.OPERATOR))


def may_keep_post(user: User | Any, post: PoolPost) -> bool:
    """The project's leaders and staff change and close its posts; editors too."""
    if not user.is_authenticated:
        return False
    if user.has_role(Role.EDITOR, Role.OPERATOR):
        return True
    parts = (Membership.Part.LEADER, Membership.Part.STAFF)
    return Membership.objects.filter(project=post.project_id, user=user, part__in=parts).exists()


def may_found(user: User | Any) -> bool:
    """Whoever belongs to a project founds a network, and editors."""
    if not user.is_authenticated:
        return False
    return bool(user.has_role(Role.EDITOR, Role.OPERATOR)) or Membership.objects.filter(user=user).exists()


def may_keep_network(user: User | Any, network: Network) -> bool:
    """Its founder changes it, and editors."""
    if not user.is_authenticated:
        return False
    return bool(network.founder_id == user.pk or user.has_role(Role.EDITOR, Role.OPERATOR))
