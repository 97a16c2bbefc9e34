"""Who moderates."""

from __future__ import annotations

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.moderation.models import Case, Decision
from hub.moderation.rules import may_decide


def moderators_of(case: Case) -> list[User]:
    """Editors and operators who may decide about the piece."""
    found = User.objects.filter(
        groups__name__in=(Role.EDITOR.value, Role.OPERATOR.value), is_active=True, deleted_at=None
    )
    return [user for user in found.distinct().order_by("pk") if may_decide(user, case)]


def others_than_decided(decision: Decision) -> list[User]:
    """Who can answer an appeal: not who decided, unless nobody else is there."""
    everybody = moderators_of(decision.case)
    return [user for user in everybody if user.pk != decision.by_id] or everybody
