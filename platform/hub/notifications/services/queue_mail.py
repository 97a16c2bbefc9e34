"""Putting a mail into the outbox."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language

from hub.languages.choices import Language
from hub.notifications.models import OutgoingMail
from hub.notifications.tasks import deliver_mail


@dataclass(frozen=True)
class Attachment:
    """A file in a mail."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"


def queue_mail(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    sender: str = "",
    headers: Mapping[str, str] | None = None,
    attachments: Sequence[Attachment] = (),
    language: str = "",
    dedupe_key: str | None = None,
    personal: bool = True,
) -> OutgoingMail | None:
    """Write a mail to `to` into the outbox; it leaves when the transaction stands, and not when it is undone.

    `personal` hides its subject from editors and operators. None where one with the same `dedupe_key` was written
    before: nobody is told the same thing twice.
    """
    code = (language or get_language() or "fr")[:2]
    values = {
        "to": to,
        "subject": " ".join(subject.split())[:500],
        "text": text,
        "html": html,
        "sender": sender or settings.DEFAULT_FROM_EMAIL,
        "headers": dict(headers or {}),
        "attachments": [
            {"name": each.name, "kind": each.kind, "content": base64.b64encode(each.content).decode()}
            for each in attachments
        ],
        "language": code if code in Language.values else Language.FRENCH,
        "personal": personal,
        "message_id": make_msgid(domain=urlsplit(settings.SITE_URL).hostname or "localhost"),
    }
    with transaction.atomic():
        if dedupe_key:
            mail, created = OutgoingMail.objects.get_or_create(dedupe_key=dedupe_key[:200], defaults=values)
            if not created:
                return None
        else:
            mail = OutgoingMail.objects.create(**values)
        deliver_mail.enqueue(mail.pk)
    return mail
