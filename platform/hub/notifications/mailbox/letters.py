"""Reads the stored mails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"^\d{20}-[0-9a-f]{8}$")


@dataclass(frozen=True, slots=True)
class Letter:
    """A stored mail, as the page shows it."""

    name: str
    sent_at: datetime
    subject: str
    sender: str
    to: str
    text: str
    html: str
    attachments: tuple[str, ...]


def letters(*, limit: int = 200) -> Iterator[Letter]:
    """Give the newest mails first."""
    folder = Path(settings.MAILBOX_DIR)
    for path in sorted(folder.glob("*.eml"), reverse=True)[:limit]:
        yield _read(path)


def letter(name: str) -> Letter | None:
    """Return one mail, or None when there is none of that name."""
    path = Path(settings.MAILBOX_DIR) / f"{name}.eml"
    return _read(path) if NAME.match(name) and path.is_file() else None


def _read(path: Path) -> Letter:
    message = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=policy.default)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    return Letter(
        name=path.stem,
        sent_at=datetime.fromtimestamp(int(path.stem[:20]) / 1e9, tz=UTC),
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        to=str(message["to"] or ""),
        text=plain.get_content() if plain else "",
        html=html.get_content() if html else "",
        attachments=tuple(part.get_filename() or "" for part in message.iter_attachments()),
    )
