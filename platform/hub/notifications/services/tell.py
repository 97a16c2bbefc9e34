"""Mailing notices: one by one, or many in a digest, each once.

The mail's row in the outbox and the mark that it was told are written in one transaction; what a person may read is
asked for at that moment. What they have read meanwhile, or may not read any more, is told to nobody.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from hub.accounts.models import User
from hub.notifications import kinds, subjects
from hub.notifications.incoming.addresses import reply_address
from hub.notifications.kinds import Shown
from hub.notifications.models import Notice
from hub.notifications.services.notice import send_notice
from hub.notifications.services.returned import are_stopped
from hub.notifications.services.stop import stop_url

log = logging.getLogger(__name__)
ONE_BY_ONE = 3
"""So many that came at once are a mail each; of more, one mail tells."""
MOST_IN_A_MAIL = 40
PEOPLE = 500
SECONDS = 300

Told = list[tuple[Notice, Shown]]


def tell_all() -> int:
    """Write to everybody for whom something is due, until nobody is left or five minutes are over."""
    begun, sent, last = time.monotonic(), 0, 0
    due = Notice.objects.filter(mailed_at=None, mail_at__lte=timezone.now()).order_by("user")
    while time.monotonic() - begun < SECONDS:
        people = list(due.filter(user__gt=last).values_list("user", flat=True).distinct()[:PEOPLE])
        if not people:
            break
        for last in people:
            try:
                sent += tell(user_id=last)
            except Exception:
                # One mail that cannot be written keeps nobody else from theirs; it is tried again with the next round.
                log.exception("The notices of person %s cannot be told.", last)
    return sent


@transaction.atomic
def tell(*, user_id: int) -> int:
    """Mail one person what is due; returns how many mails were written."""
    now = timezone.now()
    due = Notice.objects.filter(user=user_id, mailed_at=None, mail_at__lte=now).order_by("pk")
    held = list(due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked))
    if not held:
        return 0
    user = User.objects.get(pk=user_id)
    # At an address that takes no mail nothing is told; the inbox has it all.
    fresh = [] if are_stopped(user) else [notice for notice in held if notice.read_at is None]
    with translation.override(user.language):
        shown = kinds.shown_for(fresh, user)
        told = [(notice, _for_mail(notice, shown[notice.pk])) for notice in fresh if notice.pk in shown]
        digest = [pair for pair in told if pair[0].in_digest]
        single = [pair for pair in told if not pair[0].in_digest]
        if len(single) > ONE_BY_ONE:
            digest, single = single + digest, []
        for notice, what in single:
            _mail_one(user, notice, what)
        if digest:
            _mail_digest(user, digest)
    Notice.objects.filter(pk__in=[notice.pk for notice in held]).update(mailed_at=now)
    return len(single) + bool(digest)


def _for_mail(notice: Notice, shown: Shown) -> Shown:
    kind = kinds.find(notice.kind)
    return shown.for_mail(str(kind.label) if kind else "")


def _mail_one(user: User, notice: Notice, shown: Shown) -> None:
    stop = stop_url(user, subject=notice.subject, of_kinds=[notice.kind])
    answers = reply_address(user, notice.kind, notice.target)
    send_notice(
        to=user,
        template="notifications/one",
        context={
            "subject_line": f"Re: {shown.title}" if shown.conversation and shown.title else shown.line,
            "line": shown.line,
            "text": shown.text,
            "url": settings.SITE_URL + shown.url,
            "is_followed": bool(notice.subject),
            "may_answer": bool(answers),
            "stop": stop,
        },
        dedupe_key=f"notice:{notice.pk}",
        headers=_headers(stop, shown.conversation) | ({"Reply-To": answers} if answers else {}),
        personal=True,
    )


def _mail_digest(user: User, told: Told) -> None:
    of_kinds = {notice.kind for notice, _shown in told}
    stop = stop_url(user, of_kinds=of_kinds)
    send_notice(
        to=user,
        template="notifications/digest",
        context={
            "total": len(told),
            "groups": _grouped(user, told[:MOST_IN_A_MAIL]),
            "more": max(0, len(told) - MOST_IN_A_MAIL),
            "inbox": settings.SITE_URL + reverse("notifications:inbox"),
            "settings": settings.SITE_URL + reverse("notifications:settings"),
            "stop": stop,
        },
        dedupe_key=f"digest:{told[0][0].pk}-{told[-1][0].pk}",
        headers=_headers(stop, ""),
        personal=True,
    )


def _grouped(user: User, told: Told) -> list[dict[str, Any]]:
    """Under what each person follows, in the order in which it happened; what is meant for them first."""
    names = subjects.named({notice.subject for notice, _shown in told if notice.subject}, user.pk, user.language)
    groups: dict[str, list[Shown]] = {}
    for notice, shown in sorted(told, key=lambda pair: bool(pair[0].subject)):
        groups.setdefault(notice.subject, []).append(shown)
    return [
        {
            "title": names[subject][1].title if subject in names and not _any_private(held) else "",
            "rows": [
                {
                    "line": shown.line,
                    "text": shown.text,
                    "url": settings.SITE_URL + shown.url,
                }
                for shown in held
            ],
        }
        for subject, held in groups.items()
    ]


def _any_private(held: Sequence[Shown]) -> bool:
    return any(shown.private for shown in held)


def _headers(stop: str, conversation: str) -> dict[str, str]:
    """What mail programs need to end such mails with one click, and to keep a conversation together (RFC 5322)."""
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    if conversation:
        host = urlsplit(settings.SITE_URL).hostname or "localhost"
        root = f"<{conversation}@{host}>"
        headers |= {"In-Reply-To": root, "References": root, "List-ID": f"<{conversation}.{host}>"}
    return headers
