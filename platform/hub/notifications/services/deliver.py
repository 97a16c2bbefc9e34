"""Handing mails to the mail server: each once, also when the worker dies on the way.

A mail is claimed by a conditional update before anybody speaks to the server, so that two workers never send the
same one. A claim that was not ended in good time belonged to a worker that died, and is taken over. As soon as the
server has said yes the mail is marked as sent, before the connection is closed.
"""

from __future__ import annotations

import base64
import logging
import smtplib
import time
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import DatabaseError
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from hub.notifications.incoming.addresses import bounce_address
from hub.notifications.incoming.reports import refuses_address
from hub.notifications.models import OutgoingMail
from hub.notifications.services.returned import note_address

log = logging.getLogger(__name__)
Status = OutgoingMail.Status

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
GIVE_UP_AFTER = timedelta(days=3)
# Connecting may take this long; the dialogue after it takes at most five answers of EMAIL_TIMEOUT each.
CONNECT_SECONDS = 45
SERVER_DOWN_KEY = "outbox-server-down"
SERVER_DOWN_SECONDS = 30
FLUSH_SECONDS = 45
FLUSH_MOST = 200


class _ServerDown(Exception):  # noqa: N818
    """No fault of the mail: the server was not reached, or did not let us in."""


def due(now: datetime) -> Q:
    """What may be taken: waiting mails whose time has come, and claims whose worker is gone."""
    gone = now - timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    return Q(status=Status.QUEUED, next_try_at__lte=now) | Q(status=Status.SENDING, claimed_at__lte=gone)


def flush() -> int:
    """Hand over what is due, oldest first; stops early where the server is away. Returns how many were sent."""
    start, sent = time.monotonic(), 0
    waiting = OutgoingMail.objects.filter(due(timezone.now())).order_by("next_try_at", "pk")
    for mail_id in list(waiting.values_list("pk", flat=True)[:FLUSH_MOST]):
        if time.monotonic() - start > FLUSH_SECONDS or cache.get(SERVER_DOWN_KEY):
            break
        sent += deliver(mail_id=mail_id) == Status.SENT
    return sent


def deliver(*, mail_id: int) -> str:
    """Hand the mail over and return its state; nothing happens where it is not due, or somebody else has it."""
    if cache.get(SERVER_DOWN_KEY):
        return Status.QUEUED
    now = timezone.now()
    mine = OutgoingMail.objects.filter(pk=mail_id)
    if not mine.filter(due(now)).update(status=Status.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return ""
    mail = mine.get()
    claim = mine.filter(status=Status.SENDING, claimed_at=now)
    connection = get_connection(settings.OUTBOX_DELIVERY_BACKEND)
    try:
        message = _message(mail, connection)
        _open(connection)
        connection.send_messages([message])
    except _ServerDown as error:
        cache.set(SERVER_DOWN_KEY, True, SERVER_DOWN_SECONDS)
        return _later(claim, mail, _words(error.__cause__ or error))
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        if refuses_address(code, _text(answer)):
            note_address(address=mail.to, words=f"{code} {_text(answer)}")
        return _answered(claim, mail, code, f"{code} {_text(answer)}")
    except smtplib.SMTPResponseException as error:
        return _answered(claim, mail, error.smtp_code, f"{error.smtp_code} {_text(error.smtp_error)}")
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        return _later(claim, mail, _words(error))
    except Exception as error:
        # Neither the server nor the line: the mail itself cannot be written out.
        log.error("Mail %s cannot be sent: %s", mail.pk, type(error).__name__)
        return _fail(claim, _words(error))
    else:
        return _sent(claim)
    finally:
        _close(connection)


def _open(connection: Any) -> None:
    start = time.monotonic()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        raise _ServerDown from error
    if time.monotonic() - start > CONNECT_SECONDS:
        raise _ServerDown("slow")


def _close(connection: Any) -> None:
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        log.info("The mail server did not say goodbye.")


def _sent(claim: Any) -> str:
    """Note that it is done. The database gets several chances: a forgotten yes would mean a second mail."""
    done = {
        "status": Status.SENT,
        "sent_at": timezone.now(),
        "subject": Case(When(personal=True, then=Value("")), default=F("subject")),
        "text": "",
        "html": "",
        "attachments": [],
        "last_error": "",
    }
    for wait in (0.0, 0.2, 1.0, 3.0, 10.0):
        time.sleep(wait)
        try:
            claim.update(**done)
        except DatabaseError:
            log.warning("A sent mail could not be noted as sent yet.")
        else:
            return Status.SENT
    log.error("A sent mail could not be noted as sent.")
    return Status.SENDING


def _answered(claim: Any, mail: OutgoingMail, code: int, answer: str) -> str:
    return _later(claim, mail, answer) if 400 <= code < 500 else _fail(claim, answer)


def _later(claim: Any, mail: OutgoingMail, answer: str) -> str:
    now = timezone.now()
    if now - mail.created_at > GIVE_UP_AFTER:
        return _fail(claim, answer)
    wait = WAITS[min(mail.attempts, len(WAITS)) - 1]
    claim.update(status=Status.QUEUED, claimed_at=None, next_try_at=now + wait, last_error=answer[:200])
    return Status.QUEUED


def _fail(claim: Any, answer: str) -> str:
    claim.update(status=Status.FAILED, claimed_at=None, last_error=answer[:200])
    return Status.FAILED


def _message(mail: OutgoingMail, connection: Any) -> EmailMultiAlternatives:
    headers = {**mail.headers, "Message-ID": mail.message_id, "Date": format_datetime(mail.created_at)}
    envelope = bounce_address(mail.pk)
    if envelope:
        # The backend gives the server the first and writes the second: what comes back finds the mail it is about.
        headers["From"] = mail.sender
    message = EmailMultiAlternatives(
        mail.subject, mail.text, envelope or mail.sender, [mail.to], headers=headers, connection=connection
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for each in mail.attachments:
        message.attach(each["name"], base64.b64decode(each["content"]), each["kind"])
    return message


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:200]
