"""Who hears of what in moderation, in their language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation

from hub.accounts.models import User
from hub.moderation.choices import Deed
from hub.moderation.kinds import find_kind
from hub.moderation.queries.people import moderators_of, others_than_decided
from hub.notifications.services.notice import link_to, send_notice

if TYPE_CHECKING:
    from hub.moderation.models import Appeal, Case, Decision, Report

APPEAL_WITHIN = timedelta(days=30)
TEMPLATES = {
    Deed.HIDE: "hidden",
    Deed.WARN: "warned",
    Deed.RESTORE: "restored",
    Deed.APPROVE: "approved",
    Deed.REFUSE: "refused",
}


def what_of(case: Case, language: str) -> dict[str, Any]:
    """What a mail says of the piece: its kind, and its title unless few may read it."""
    kind = find_kind(case.kind)
    piece = kind.show([case.object_id]).get(case.object_id) if kind else None
    with translation.override(language):
        label = str(kind.label) if kind else ""
    return {"kind": label, "title": piece.title if piece and kind and not kind.closed else ""}


def tell_urgent(*, case: Case) -> None:
    """Moderators hear by mail of what cannot wait, once each time the case opens; the words stay on the platform."""
    for moderator in moderators_of(case):
        context = what_of(case, moderator.language) | {"link": link_to("moderation:case", case.pk)}
        key = f"urgent:{case.pk}:{case.opened_at:%Y%m%d%H%M%S}"
        send_notice(to=moderator, template="moderation/urgent", context=context, dedupe_key=key)


def tell_author(*, decision: Decision, until: Any = None) -> None:
    """The author hears what was decided, why, and until when they may appeal; nothing of who reported."""
    author, template = decision.case.author, TEMPLATES.get(Deed(decision.deed))
    if author is None or (template is None and until is None):
        return
    with translation.override(author.language):
        reason = str(decision.get_reason_display()) if decision.reason else ""
    context = what_of(decision.case, author.language) | {
        "reason": reason,
        "words": decision.text,
        "until": until,
        "appeal_until": timezone.localdate(decision.at + APPEAL_WITHIN),
        "link": link_to("moderation:mine", fragment=f"decision-{decision.pk}"),
    }
    key = f"decision:{decision.pk}"
    send_notice(
        to=author, template=f"moderation/{template or 'restrained'}", context=context, dedupe_key=key, personal=True
    )


def tell_reporter(*, report: Report) -> None:
    """Who reported hears what came of it, and nothing of what the author was told."""
    to = report.reporter
    if to is None and report.email:
        # An address, not an account: it is never saved.
        to = User(email=report.email, language=report.language)
    if to is None:
        return
    context = what_of(report.case, to.language) | {
        "title": "",
        "at": report.at,
        "acted": report.outcome == report.Outcome.UPHELD,
        "link": link_to("moderation:mine", fragment="reports") if report.reporter else "",
    }
    send_notice(to=to, template="moderation/outcome", context=context, dedupe_key=f"outcome:{report.pk}", personal=True)


def tell_appeal(*, appeal: Appeal) -> None:
    """Those who can answer hear of an appeal."""
    for moderator in others_than_decided(appeal.decision):
        context = what_of(appeal.decision.case, moderator.language) | {
            "due_on": appeal.due_on,
            "link": link_to("moderation:appeal", appeal.pk),
        }
        send_notice(to=moderator, template="moderation/appeal", context=context, dedupe_key=f"appeal:{appeal.pk}")


def tell_answer(*, appeal: Appeal) -> None:
    """The author hears the answer."""
    author = appeal.decision.case.author
    if author is None:
        return
    context = what_of(appeal.decision.case, author.language) | {
        "granted": appeal.state == appeal.State.GRANTED,
        "words": appeal.answer,
        "link": link_to("moderation:mine", fragment=f"decision-{appeal.decision_id}"),
    }
    send_notice(
        to=author,
        template="moderation/appeal_answered",
        context=context,
        dedupe_key=f"appeal-answer:{appeal.pk}",
        personal=True,
    )
