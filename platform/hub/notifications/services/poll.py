"""Looking into the mailbox that answers come to."""

from __future__ import annotations

import logging
from collections import Counter

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from hub.notifications.incoming.mailbox import Mailbox, MailboxError, opened
from hub.notifications.incoming.mailbox_address import read_address
from hub.notifications.models import MailboxLook
from hub.notifications.services.receive import Outcome, receive

log = logging.getLogger(__name__)
MOST = 200
"""So many mails are taken at once; the next look goes on with the others."""
_TAKEN = {Outcome.POSTED, Outcome.REFUSED, Outcome.RETURNED, Outcome.AGAIN}


def poll() -> Counter[str]:
    """Take what came into the mailbox of REPLY_MAILBOX; returns how many mails met which end.

    What was taken is deleted there, since its words stand in the discussion or went back to who wrote them. What was
    not for us stays, as read, for people to look at. Whoever dies in between takes the same mail again, which posts
    nothing twice. Raises MailboxError or DatabaseError; then what was not taken yet is taken the next time.
    """
    found: Counter[str] = Counter()
    try:
        with opened(read_address(settings.REPLY_MAILBOX)) as mailbox:
            for key in mailbox.unread(MOST):
                found[_take(mailbox, key)] += 1
    except MailboxError as error:
        _note(error=str(error))
        raise
    _note(taken=sum(found.values()))
    return found


def _take(mailbox: Mailbox, key: str) -> str:
    data = mailbox.mail(key)
    if not data:
        return "gone"
    try:
        outcome = receive(data)
    except (DatabaseError, OSError):
        raise
    except Exception:
        # One mail that we cannot bear must not keep back those behind it.
        log.exception("A mail could not be taken.")
        mailbox.leave(key, flagged=True)
        return "failed"
    if outcome in _TAKEN:
        mailbox.delete(key)
    else:
        mailbox.leave(key)
    return str(outcome)


def _note(*, error: str = "", taken: int = 0) -> None:
    """What operators see: when it was read last, or since when it cannot be."""
    now = timezone.now()
    look, _created = MailboxLook.objects.get_or_create(pk=1)
    if error:
        look.error, look.failing_since = error, look.failing_since or now
    else:
        look.looked_at, look.failing_since, look.error = now, None, ""
        look.taken += taken
    look.save()
