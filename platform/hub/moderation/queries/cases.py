"""Reading cases, for moderators and for those whom they concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from hub.moderation.choices import AGAINST_AUTHOR, Deed
from hub.moderation.kinds import ModeratedKind, Piece, find_kind
from hub.moderation.models import Appeal, Case, Decision, Report
from hub.moderation.services.appeal import takes_appeal

if TYPE_CHECKING:
    from hub.accounts.models import User


def open_cases(user: User, *, held: bool) -> QuerySet[Case]:
    """What waits for a decision and is not the person's own, urgent things and old ones first."""
    rows: QuerySet[Case] = Case.objects.filter(state=Case.State.OPEN, held=held).exclude(author=user)
    return rows.select_related("author", "taken_by").order_by("-urgent", "opened_at", "pk")


def waiting_appeals(user: User) -> QuerySet[Appeal]:
    """Appeals that wait for an answer, of others than the person."""
    rows: QuerySet[Appeal] = Appeal.objects.filter(state=Appeal.State.WAITING).exclude(decision__case__author=user)
    return rows.select_related("decision__case__author", "decision__by")


def pieces_of(cases: Iterable[Case]) -> dict[str, Piece]:
    """The pieces by target, one question a kind."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for case in cases:
        wanted[case.kind].append(case.object_id)
    found: dict[str, Piece] = {}
    for key, pks in wanted.items():
        kind = find_kind(key)
        if kind is not None:
            found |= {f"{key}:{pk}": piece for pk, piece in kind.show(pks).items()}
    return found


@dataclass
class OwnCase:
    """A piece of one's own that was held, hidden or warned of."""

    case: Case
    kind: ModeratedKind | None
    piece: Piece | None
    decisions: list[tuple[Decision, bool]] = field(default_factory=list)


def own_cases(user: User) -> list[OwnCase]:
    """What of the person's own is held or was decided against, each decision with whether an appeal is open to them.

    What was reported and left is not among it: there is nothing for them to do.
    """
    told = Decision.objects.filter(
        Q(deed__in=[*AGAINST_AUTHOR, Deed.RESTORE, Deed.APPROVE]) | Q(restraint__isnull=False)
    ).select_related("appeal", "restraint", "case")
    rows = (
        Case.objects.filter(author=user)
        .filter(Q(held=True) | Q(decisions__in=told))
        .distinct()
        .order_by("-opened_at", "-pk")
        .prefetch_related(Prefetch("decisions", queryset=told, to_attr="told"))[:100]
    )
    cases = list(rows)
    pieces = pieces_of(cases)
    return [
        OwnCase(
            case=case,
            kind=find_kind(case.kind),
            piece=pieces.get(case.target),
            decisions=[(decision, takes_appeal(decision, user)) for decision in case.told],
        )
        for case in cases
    ]


@dataclass(frozen=True)
class OwnReport:
    """What the person reported, and what came of it; the piece's words stay where they are."""

    report: Report
    kind: ModeratedKind | None


def own_reports(user: User) -> list[OwnReport]:
    """The newest hundred."""
    rows = Report.objects.filter(reporter=user).select_related("case").order_by("-at", "-pk")[:100]
    return [OwnReport(report=row, kind=find_kind(row.case.kind)) for row in rows]
