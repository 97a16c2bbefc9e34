"""A mailbox at a provider, read by IMAP: the other way for answers to come in, where nothing can pipe them."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from hub.notifications.incoming.mailbox_address import MailboxAddress
from hub.notifications.incoming.reading import MOST_BYTES

SECONDS = 30


class MailboxError(Exception):
    """The mailbox cannot be read now; the text says why and holds no password."""


class Mailbox:
    """An open folder. Only what nobody has read yet is looked at, so that people may keep theirs in it."""

    def __init__(self, connection: imaplib.IMAP4) -> None:
        self._connection = connection

    def unread(self, most: int) -> list[str]:
        """The keys of so many unread mails, the oldest first."""
        lines = self._ask("SEARCH", "UNSEEN", "UNDELETED")
        keys = [key for line in lines if isinstance(line, bytes) for key in line.split()]
        return [key.decode() for key in keys[:most]]

    def mail(self, key: str) -> bytes:
        """The mail as it came; of one that is too large enough to see that it is. Nothing where it is gone."""
        found = self._ask("FETCH", key, f"(BODY.PEEK[]<0.{MOST_BYTES + 1}>)")
        return next((part[1] for part in found if isinstance(part, tuple)), b"")

    def delete(self, key: str) -> None:
        """Take the mail out; one of a mailbox that cannot expunge it alone stays in it, marked as deleted."""
        self._ask("STORE", key, "+FLAGS.SILENT", r"(\Deleted \Seen)")
        if "UIDPLUS" in self._connection.capabilities:
            self._ask("EXPUNGE", key)

    def leave(self, key: str, *, flagged: bool = False) -> None:
        """Leave the mail to people, as read; `flagged` so that they see it."""
        self._ask("STORE", key, "+FLAGS.SILENT", r"(\Seen \Flagged)" if flagged else r"(\Seen)")

    def _ask(self, *words: str) -> list[bytes | tuple[bytes, bytes]]:
        try:
            answer, found = self._connection.uid(*words)
        except (OSError, imaplib.IMAP4.error) as error:
            raise MailboxError(_said(error)) from error
        if answer != "OK":
            raise MailboxError(f"{words[0]}: {_said(found)}")
        return [part for part in found if part is not None]


@contextmanager
def opened(address: MailboxAddress) -> Iterator[Mailbox]:
    """The folder, and the connection closed at the end. Raises MailboxError."""
    connection: imaplib.IMAP4 | None = None
    try:
        if address.scheme == "imaps":
            connection = imaplib.IMAP4_SSL(address.host, address.port, timeout=SECONDS)
        else:
            connection = imaplib.IMAP4(address.host, address.port, timeout=SECONDS)
            if address.scheme == "imap+tls":
                connection.starttls()
        if "AUTH=PLAIN" in connection.capabilities:
            # LOGIN takes ASCII alone.
            said_as = f"\0{address.user}\0{address.password}".encode()
            connection.authenticate("PLAIN", lambda _challenge: said_as)
        else:
            connection.login(address.user, address.password)
        # What is said before the log-in may be less than what holds after it.
        connection.capabilities = tuple(connection.capability()[1][0].decode().upper().split())
        answer, said = connection.select(_quoted(address.folder))
        if answer != "OK":
            raise MailboxError(f"{address.folder}: {_said(said)}")
    except (OSError, imaplib.IMAP4.error, UnicodeEncodeError) as error:
        if connection is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                connection.shutdown()
        raise MailboxError(_said(error)) from error
    try:
        yield Mailbox(connection)
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            connection.logout()


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", r"\\").replace('"', r"\"")
    return f'"{escaped}"'


def _said(error: object) -> str:
    """What the server or the system said, in one line."""
    words = error.args[0] if isinstance(error, Exception) and error.args else error
    if isinstance(words, list) and words:
        words = words[0]
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(text.split())[:200] or type(error).__name__
