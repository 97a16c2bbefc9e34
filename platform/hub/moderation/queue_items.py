"""What moderation puts into the editors' queue: reports, held pieces, appeals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.moderation.choices import Why
from hub.moderation.kinds import Piece, find_kind
from hub.moderation.models import Case
from hub.moderation.queries.cases import open_cases, pieces_of, waiting_appeals
from hub.moderation.queries.trail import label_of
from hub.moderation.rules import may_decide
from hub.moderation.services.appeal import may_answer
from hub.queue.registry import Action, Item, Source, register

if TYPE_CHECKING:
    from hub.accounts.models import User


def _title(case: Case, piece: Piece | None) -> str:
    kind = find_kind(case.kind)
    if piece is None or kind is None or kind.closed:
        return label_of(case.kind, case.object_id)
    return piece.title


def _item(case: Case, piece: Piece | None, kind_label: str, note: str, user: User) -> Item:
    url = reverse("moderation:case", args=[case.pk])
    actions = [Action(_("Décider"), url)]
    if case.taken_by_id != user.pk:
        actions.append(Action(_("Prendre"), reverse("moderation:take", args=[case.pk]), post=True))
    return Item(
        kind_label=kind_label,
        title=_title(case, piece),
        url=url,
        since=case.opened_at,
        overdue=case.urgent,
        language=piece.language if piece else "",
        who=case.author.get_full_name() if case.author else "",
        assignee=case.taken_by.get_full_name() if case.taken_by else "",
        assignee_id=case.taken_by_id,
        note=note,
        icon="flag",
        actions=actions,
    )


def report_items(user: User, limit: int) -> Iterable[Item]:
    """Reported pieces, urgent ones first."""
    rows = open_cases(user, held=False).prefetch_related("reports")[:limit]
    cases = [case for case in rows if may_decide(user, case)]
    pieces = pieces_of(cases)
    found = []
    for case in cases:
        waiting = [report for report in case.reports.all() if not report.outcome]
        reasons = ", ".join(dict.fromkeys(str(report.get_reason_display()) for report in waiting))
        many = ngettext("%(number)d signalement", "%(number)d signalements", len(waiting)) % {"number": len(waiting)}
        found.append(_item(case, pieces.get(case.target), _("Signalement"), f"{many} – {reasons}", user))
    return found


def held_items(user: User, limit: int) -> Iterable[Item]:
    """Pieces that appear only once somebody has read them, the oldest first."""
    cases = [case for case in open_cases(user, held=True)[:limit] if may_decide(user, case)]
    pieces = pieces_of(cases)
    return [
        _item(
            case,
            pieces.get(case.target),
            _("À publier"),
            ", ".join(str(Why(code).label) for code in case.held_why if code in Why.values),
            user,
        )
        for case in cases
    ]


def appeal_items(user: User, limit: int) -> Iterable[Item]:
    """Appeals that the person may answer, those due first."""
    appeals = [appeal for appeal in waiting_appeals(user)[:limit] if may_answer(user, appeal)]
    pieces = pieces_of(appeal.decision.case for appeal in appeals)
    found = []
    for appeal in appeals:
        case, url = appeal.decision.case, reverse("moderation:appeal", args=[appeal.pk])
        piece = pieces.get(case.target)
        found.append(
            Item(
                kind_label=_("Recours"),
                title=_title(case, piece),
                url=url,
                since=appeal.at,
                due=appeal.due_on,
                overdue=appeal.is_late,
                language=piece.language if piece else "",
                who=case.author.get_full_name() if case.author else "",
                icon="flag",
                actions=[Action(_("Répondre"), url)],
            )
        )
    return found


register(
    Source(
        "reports",
        gettext_lazy("Signalements"),
        report_items,
        lambda user: open_cases(user, held=False).count(),
        order=12,
    )
)
register(
    Source("held", gettext_lazy("À publier"), held_items, lambda user: open_cases(user, held=True).count(), order=14)
)
register(Source("appeals", gettext_lazy("Recours"), appeal_items, lambda user: waiting_appeals(user).count(), order=16))
