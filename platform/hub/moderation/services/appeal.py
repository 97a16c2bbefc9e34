"""The author answers back, and somebody else looks again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.moderation.choices import AGAINST_AUTHOR, Deed
from hub.moderation.errors import AlreadyDecidedError, NoAppealError, NotYoursToDecideError
from hub.moderation.kinds import find_kind
from hub.moderation.models import Appeal, Decision, Restraint
from hub.moderation.queries.people import others_than_decided
from hub.moderation.rules import may_decide
from hub.moderation.services.record import record
from hub.moderation.services.tell import APPEAL_WITHIN, tell_answer, tell_appeal

if TYPE_CHECKING:
    from hub.accounts.models import User

ANSWER_WITHIN = timedelta(days=10)


def takes_appeal(decision: Decision, user: User) -> bool:
    """Whether the person may appeal now: their own piece, a decision against them, a month, once."""
    against = decision.deed in AGAINST_AUTHOR or hasattr(decision, "restraint")
    return (
        against
        and decision.case.author_id == user.pk
        and not decision.overturned
        and decision.at > timezone.now() - APPEAL_WITHIN
        and not hasattr(decision, "appeal")
    )


def appeal(*, decision: Decision, user: User, text: str) -> Appeal:
    """Put the decision before somebody else. Raises NoAppealError."""
    if not takes_appeal(decision, user):
        raise NoAppealError
    try:
        with transaction.atomic():
            made = Appeal.objects.create(
                decision=decision, text=text.strip(), due_on=timezone.localdate() + ANSWER_WITHIN
            )
            record(actor=user, deed="appeal", target=decision.case.target, note=made.text, about=user)
            tell_appeal(appeal=made)
    except IntegrityError as error:
        raise NoAppealError from error
    return made


def may_answer(user: User, held: Appeal) -> bool:
    """Who may decide about the piece and did not decide before, unless nobody else is there."""
    decision = held.decision
    if not may_decide(user, decision.case):
        return False
    if user.pk != decision.by_id:
        return True
    return [other.pk for other in others_than_decided(decision)] == [user.pk]


def answer(*, held: Appeal, by: User, granted: bool, text: str) -> Appeal:
    """Answer with a reason; what is granted undoes the decision. Raises NotYoursToDecideError, AlreadyDecidedError."""
    with transaction.atomic():
        fresh = Appeal.objects.select_for_update().get(pk=held.pk)
        if not may_answer(by, fresh):
            raise NotYoursToDecideError
        if fresh.state != Appeal.State.WAITING:
            raise AlreadyDecidedError
        decision, case = fresh.decision, fresh.decision.case
        fresh.state = Appeal.State.GRANTED if granted else Appeal.State.REJECTED
        fresh.answer, fresh.answered_by, fresh.answered_at = text.strip(), by, timezone.now()
        fresh.save()
        deed = "grant_appeal" if granted else "reject_appeal"
        record(actor=by, deed=deed, target=case.target, note=fresh.answer, about=case.author)
        if granted:
            _undo(decision, by)
        tell_answer(appeal=fresh)
    return fresh


def _undo(decision: Decision, by: User) -> None:
    decision.overturned = True
    decision.save(update_fields=["overturned"])
    Restraint.objects.filter(decision=decision).delete()
    case = decision.case
    kind = find_kind(case.kind)
    hiding = (Deed.HIDE, Deed.REFUSE)
    if case.decisions.filter(deed__in=hiding, overturned=False, at__gt=decision.at).exists():
        return
    if decision.deed in hiding and kind and case.object_id in kind.show([case.object_id]):
        kind.restore(case.object_id, by)
        record(actor=by, deed="restore", target=case.target, about=case.author)
