"""Where a mailbox is. Read with the settings, so nothing here needs Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

_PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """Where a mailbox is and who may read it."""

    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"


def read_address(url: str) -> MailboxAddress:
    """Take `imaps://user:password@host/INBOX` apart; `imap+tls://` turns to TLS with STARTTLS, `imap://` does not.

    User and password are percent-encoded. Raises ValueError for anything else.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or not parts.username or not parts.password:
        raise ValueError("It must look like imaps://user:password@host/INBOX.")
    return MailboxAddress(
        scheme=parts.scheme,
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username),
        password=unquote(parts.password),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )
