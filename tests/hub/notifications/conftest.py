"""A mail server that can be down, slow or contrary."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.cache import cache

from tests.support.live import free_port


@dataclass
class MailServer:
    """What came and under which sender, and how the server is to answer: `data` and `recipient` give an SMTP answer."""

    port: int
    received: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    data: Callable[[], str] = lambda: "250 OK"
    recipient: Callable[[str], str] = lambda address: "250 OK"
    delay: float = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        answer = self.recipient(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.delay)
        answer = self.data()
        if answer.startswith("250"):
            self.senders.append(envelope.mail_from)
            self.received.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        return answer


@pytest.fixture
def outbox(settings: Any) -> Iterator[None]:
    """Mails go through the outbox, as in production."""
    cache.clear()
    settings.EMAIL_BACKEND = "hub.notifications.backend.OutboxBackend"
    yield
    cache.clear()


@pytest.fixture
def mail_server(settings: Any, outbox: None) -> Iterator[MailServer]:
    """The worker sends through a real SMTP server."""
    from aiosmtpd.controller import Controller

    server = MailServer(free_port())
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    yield server
    controller.stop()
