"""What the mails say of their health: whether the mailbox that answers come to can be read."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.template.defaultfilters import date as as_date
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hub.notifications.models import MailboxLook
from hub.tasks.watching import Fact, Figure, Section, Watched, register

PATIENCE = timedelta(minutes=15)
"""Providers are away for a moment at times."""


def _look() -> MailboxLook | None:
    if not settings.REPLY_MAILBOX:
        return None
    return MailboxLook.objects.filter(pk=1).first() or MailboxLook()


def _is_well(look: MailboxLook) -> bool:
    return look.failing_since is None or look.failing_since > timezone.now() - PATIENCE


def parts() -> dict[str, bool]:
    """Whether the mailbox can be read, where there is one."""
    look = _look()
    return {"mailbox": _is_well(look)} if look else {}


def figures() -> list[Figure]:
    """How many mails were taken out of it."""
    look = _look()
    return [Figure("relais_mailbox_mails", "Mails read from the mailbox.", look.taken)] if look else []


def sections() -> list[Section]:
    """The same for people."""
    look = _look()
    if look is None:
        return []
    facts = [
        Fact(
            _("Relevée pour la dernière fois"),
            as_date(timezone.localtime(look.looked_at), "DATETIME_FORMAT") if look.looked_at else _("jamais encore"),
            look.failing_since is None,
        ),
        Fact(_("Courriels relevés"), number_format(look.taken, force_grouping=True)),
    ]
    if look.failing_since:
        since = as_date(timezone.localtime(look.failing_since), "DATETIME_FORMAT")
        facts.append(Fact(_("Illisible depuis le %(since)s") % {"since": since}, look.error, well=False))
    return [Section(_("Boîte aux lettres des réponses"), facts)]


register(Watched("mailbox", parts=parts, figures=figures, sections=sections))
