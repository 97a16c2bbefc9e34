"""Mails that did not arrive, in the editors' queue: somebody waits for an answer that nobody will give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.notifications.models import OutgoingMail
from hub.queue.registry import Action, Item, Source, register

if TYPE_CHECKING:
    from hub.accounts.models import User

UNDELIVERED = (OutgoingMail.Status.FAILED, OutgoingMail.Status.RETURNED)


def _item(mail: OutgoingMail) -> Item:
    # Of a mail that came back nothing is kept that could be sent again.
    may_again = mail.status == OutgoingMail.Status.FAILED
    again = [Action(_("Renvoyer"), reverse("notifications:resend", args=[mail.pk]), post=True)] if may_again else []
    return Item(
        kind_label=_("Courriel non remis"),
        title=mail.title,
        url=reverse("notifications:outbox"),
        since=mail.created_at,
        overdue=True,
        language=mail.language,
        who=mail.to,
        note=mail.last_error,
        icon="mail",
        actions=[*again, Action(_("Classer"), reverse("notifications:drop", args=[mail.pk]), post=True)],
    )


def items(user: User, limit: int) -> Iterable[Item]:
    """Undelivered mails, the newest first."""
    return [_item(mail) for mail in OutgoingMail.objects.filter(status__in=UNDELIVERED)[:limit]]


def count(user: User) -> int:
    """How many."""
    return OutgoingMail.objects.filter(status__in=UNDELIVERED).count()


register(Source(key="mail", label=gettext_lazy("Courriels non remis"), items=items, count=count, order=900))
