"""Deciding about a piece."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.moderation.choices import AGAINST_AUTHOR, Deed
from hub.moderation.errors import AlreadyDecidedError, ChangedPieceError, NewReportsError, NotYoursToDecideError
from hub.moderation.folding import exact_digest
from hub.moderation.kinds import Piece, find_kind
from hub.moderation.models import Case, Decision, Report, Restraint
from hub.moderation.rules import may_decide
from hub.moderation.services.record import record
from hub.moderation.services.tell import tell_author, tell_reporter

if TYPE_CHECKING:
    from hub.accounts.models import User

OF_REPORTED = frozenset({Deed.LEAVE, Deed.HIDE, Deed.WARN})
OF_HELD = frozenset({Deed.APPROVE, Deed.REFUSE})


def take(*, case: Case, by: User) -> Case:
    """Say that one is at it. Raises NotYoursToDecideError, AlreadyDecidedError."""
    with transaction.atomic():
        fresh = _locked(case, by)
        if not fresh.is_open:
            raise AlreadyDecidedError
        fresh.taken_by = by
        fresh.save(update_fields=["taken_by"])
        record(actor=by, deed="take", target=fresh.target, about=fresh.author)
    return fresh


def decide(
    *,
    case: Case,
    by: User,
    deed: str,
    reason: str = "",
    text: str = "",
    seen: int | None = None,
    seen_text: str | None = None,
    hold_days: int = 0,
) -> Decision:
    """Do what was decided, close the case, and tell the author and everybody who reported.

    `deed` is one of `Deed`: leave, hide, warn for what was reported, approve, refuse for what is held, restore for
    what was hidden. `reason` and `text` are what the author reads. `seen`: how many open reports the moderator had
    before them, `seen_text`: `digest_of_piece` of the words. `hold_days`: for so long everything the author writes
    is read first.
    Raises NotYoursToDecideError, AlreadyDecidedError, NewReportsError, ChangedPieceError.
    """
    chosen = Deed(deed)
    with transaction.atomic():
        fresh = _locked(case, by)
        _refuse_late(fresh, chosen)
        waiting = list(fresh.reports.filter(outcome="").select_related("reporter"))
        if seen is not None and seen != len(waiting):
            raise NewReportsError
        if seen_text is not None and seen_text != digest_of_piece(piece_of(fresh)):
            raise ChangedPieceError
        against = chosen in AGAINST_AUTHOR
        decision = Decision.objects.create(
            case=fresh, deed=chosen, reason=reason if against else "", text=text.strip(), by=by
        )
        until = None
        if hold_days and fresh.author_id:
            until = decision.at + timedelta(days=hold_days)
            Restraint.objects.create(user_id=fresh.author_id, decision=decision, until=until)
        # Ahead of the deed, which may leave nothing to ask for its author.
        note = "\n".join(part for part in (reason, decision.text) if part)
        record(actor=by, deed=chosen.value, target=fresh.target, note=note, about=fresh.author)
        if until:
            record(actor=by, deed="hold_next", target=fresh.target, note=f"{hold_days}", about=fresh.author)
        _apply(fresh, chosen, note, by)
        _answer(waiting, upheld=against or until is not None)
        fresh.state, fresh.closed_at, fresh.held = Case.State.CLOSED, decision.at, False
        fresh.taken_by = by
        fresh.save()
        tell_author(decision=decision, until=until)
    return decision


def _locked(case: Case, by: User) -> Case:
    fresh = Case.objects.select_for_update().get(pk=case.pk)
    if not may_decide(by, fresh):
        raise NotYoursToDecideError
    return fresh


def _refuse_late(case: Case, deed: Deed) -> None:
    allowed = OF_HELD if case.held else OF_REPORTED
    if deed == Deed.RESTORE:
        if case.held or not is_hidden(case):
            raise AlreadyDecidedError
    elif not case.is_open or deed not in allowed:
        raise AlreadyDecidedError


def piece_of(case: Case) -> Piece | None:
    """The piece as it is now; None where it is gone."""
    kind = find_kind(case.kind)
    return kind.show([case.object_id]).get(case.object_id) if kind else None


def digest_of_piece(piece: Piece | None) -> str:
    """A name for the very words of the piece, so that nobody publishes others than they read."""
    return exact_digest(piece.title, piece.text) if piece else ""


def is_hidden(case: Case) -> bool:
    """Whether the piece is hidden now."""
    piece = piece_of(case)
    return bool(piece and piece.hidden)


def _apply(case: Case, deed: Deed, note: str, by: User) -> None:
    kind = find_kind(case.kind)
    if kind is None or case.object_id not in kind.show([case.object_id]):
        return
    if deed in (Deed.HIDE, Deed.REFUSE):
        kind.hide(case.object_id, note, by)
    elif deed == Deed.APPROVE:
        (kind.approve or kind.restore)(case.object_id, by)
    elif deed == Deed.RESTORE:
        case.decisions.filter(deed__in=(Deed.HIDE, Deed.REFUSE)).update(overturned=True)
        kind.restore(case.object_id, by)


def _answer(reports: list[Report], *, upheld: bool) -> None:
    for report in reports:
        report.outcome = Report.Outcome.UPHELD if upheld else Report.Outcome.DISMISSED
        report.answered_at = timezone.now()
        tell_reporter(report=report)
        report.email = ""
        report.save(update_fields=["outcome", "answered_at", "email"])
