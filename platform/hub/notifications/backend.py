"""The platform's e-mail backend: whoever sends a mail puts it into the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.html import strip_tags

from hub.notifications.services.queue_mail import Attachment, queue_mail


class OutboxBackend(BaseEmailBackend):
    """Writes each mail into the database, one for each recipient, in the transaction that is open.

    OUTBOX_DELIVERY_BACKEND names the backend through which the worker sends them.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages and return how many there were."""
        for message in email_messages:
            text, html = _bodies(message)
            headers = {name: str(value) for name, value in message.extra_headers.items()}
            if message.reply_to:
                headers.setdefault("Reply-To", ", ".join(str(address) for address in message.reply_to))
            for recipient in dict.fromkeys(message.recipients()):
                queue_mail(
                    to=str(recipient),
                    subject=str(message.subject),
                    text=text,
                    html=html,
                    sender=str(message.from_email),
                    headers=headers,
                    attachments=[_attachment(each) for each in message.attachments],
                )
        return len(email_messages)


def _bodies(message: EmailMessage) -> tuple[str, str]:
    if message.content_subtype == "html":
        return strip_tags(str(message.body)), str(message.body)
    found = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    html = next((str(content) for content, kind in found if kind == "text/html"), "")
    return str(message.body), html


def _attachment(each: Any) -> Attachment:
    if isinstance(each, Message):
        content = each.get_payload(decode=True)
        return Attachment(
            each.get_filename() or "attachment",
            content if isinstance(content, bytes) else b"",
            each.get_content_type(),
        )
    name, content, kind = each
    data = content if isinstance(content, bytes) else str(content).encode()
    return Attachment(str(name or "attachment"), data, str(kind or "application/octet-stream"))
