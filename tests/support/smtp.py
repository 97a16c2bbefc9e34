"""A real SMTP server that keeps what it receives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from tests.support.live import free_port


@dataclass
class Catcher:
    """Where the server listens and what came."""

    port: int
    received: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a mail."""
        self.received.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        return "250 OK"

    def wait_for(self, to: str, saying: str, *, seconds: float = 60) -> EmailMessage:
        """The newest mail to this address that says this in subject or text; TimeoutError when it does not come.

        One platform serves the tests of several files, whose mails to the same person lie here as well.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [mail for mail in self.received if to in str(mail["to"]) and saying in words_of(mail)]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise TimeoutError(f"No mail to {to} that says «{saying}» came within {seconds:.0f} s.")


def words_of(mail: EmailMessage) -> str:
    """Subject and plain text of a mail."""
    body = mail.get_body(("plain",))
    return f"{mail['subject']}\n{body.get_content() if body else ''}"


@contextmanager
def catching() -> Iterator[Catcher]:
    """A catcher for a platform in processes of its own: give it EMAIL_URL."""
    from aiosmtpd.controller import Controller

    catcher = Catcher(free_port())
    controller = Controller(catcher, hostname="127.0.0.1", port=catcher.port)
    controller.start()
    try:
        yield catcher
    finally:
        controller.stop()


@pytest.fixture
def smtp_server(settings: Any) -> Iterator[Catcher]:
    """Send this test's mails through SMTP to a catcher."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with catching() as catcher:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", catcher.port
        yield catcher
