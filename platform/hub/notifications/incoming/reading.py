"""Reading a mail that anybody may have sent: nothing in it makes us work for long, or fall over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses

from hub.notifications.incoming.pages import page_to_text
from hub.notifications.incoming.reports import Report, read_report

MOST_BYTES = 10 * 1024 * 1024
MOST_LINES = 300_000
MOST_PARTS = 500
MOST_BOUNDARIES = 20
LONGEST_HEADER = 2000
MOST_TEXT = 400_000
MOST_FILES = 20
MOST_HEAD = 100_000

_AUTOMATIC = ("x-autoreply", "x-autorespond", "list-id", "x-loop", "feedback-id")
_BULK = {"bulk", "junk", "list", "auto_reply"}
_AWAY = re.compile(
    r"(?:Automatic reply|Auto(?:matic)?[- ]?reply|Out of (?:the )?office|Réponse automatique|Absence (?:du|de) bureau"
    r"|Automatische Antwort|Abwesenheits\w+|Risposta automatica|Fuori sede)\b",
    re.IGNORECASE,
)
_ADDRESSED = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")


class UnreadableMailError(ValueError):
    """It is no mail, or one that is built to hurt."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail, under the name that its sender gave it. Nobody has looked into it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail as it came. `sender` is empty where there is not exactly one. `key` stays the same when it comes again."""

    key: str
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    automatic: bool
    text: str
    files: tuple[MailFile, ...]
    report: Report | None


def read_mail(data: bytes) -> Incoming:
    """Give what is in it, as far as it concerns us. Raises UnreadableMailError."""
    if len(data) > MOST_BYTES or data.count(b"\n") > MOST_LINES:
        raise UnreadableMailError("large")
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES or data.count(b"\nContent-") > MOST_PARTS * 4:
        raise UnreadableMailError("deep")
    try:
        return _read(data)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        # The standard library's parser is asked to read what nobody's program writes.
        raise UnreadableMailError(type(error).__name__) from error


def _read(data: bytes) -> Incoming:
    message = message_from_bytes(data)
    senders = _addresses(message, "from")
    message_id = _header(message, "message-id").strip()
    text, files = _text(message)
    return Incoming(
        key=hashlib.sha256(message_id.encode() or data).hexdigest(),
        message_id=message_id if re.fullmatch(r"<[!-;=?-~]{3,250}>", message_id) else "",
        sender=senders[0] if len(senders) == 1 else "",
        recipients=tuple(dict.fromkeys(each for name in _ADDRESSED for each in _addresses(message, name))),
        subject=_header(message, "subject"),
        automatic=_is_automatic(message),
        text=text,
        files=files,
        report=read_report(message),
    )


def read_head(data: bytes) -> Incoming | None:
    """Of a mail that cannot be read as a whole: from whom and to whom; None where not even that can be said."""
    head = data[:MOST_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    try:
        return _read(head + b"\n\n")
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None


def _header(message: Message, name: str) -> str:
    """A header in plain words, in one line."""
    return _plain_words(str(message.get(name) or ""))


def _plain_words(written: str) -> str:
    written = written[:LONGEST_HEADER]
    try:
        written = str(make_header(decode_header(written)))
    except (ValueError, LookupError):
        # Words in a coding that nobody knows stay as they came.
        return " ".join(written.split())
    return " ".join(written.split())


def _addresses(message: Message, name: str) -> list[str]:
    written = [str(each)[:LONGEST_HEADER] for each in message.get_all(name, [])[:20]]
    return [address.lower() for _name, address in getaddresses(written) if "@" in address]


def _is_automatic(message: Message) -> bool:
    """Whether a program wrote it, which no answer should go back to (RFC 3834)."""
    submitted = _header(message, "auto-submitted").lower()
    return (
        submitted not in ("", "no")
        or _header(message, "precedence").lower() in _BULK
        or any(message.get(name) is not None for name in _AUTOMATIC)
        or message.get("return-path", "").strip() == "<>"
        or message.get_content_type() == "multipart/report"
        or bool(_AWAY.match(_header(message, "subject")))
    )


def _text(message: Message) -> tuple[str, tuple[MailFile, ...]]:
    """The words, plain ones before laid-out ones, and the files that came along; not the pictures of a signature."""
    plain, page = "", ""
    files: list[MailFile] = []
    for part in _parts(message):
        if part.get_content_disposition() == "attachment" or (
            part.get_content_maintype() != "text" and part.get_content_disposition() != "inline"
        ):
            if part.get_content_maintype() != "multipart" and not part.get("content-id") and len(files) < MOST_FILES:
                files.append(_file(part))
        elif part.get_content_type() == "text/plain" and not plain:
            plain = _decoded(part)
        elif part.get_content_type() == "text/html" and not page:
            page = _decoded(part)
    return (plain if plain.strip() else page_to_text(page)), tuple(files)


def _file(part: Message) -> MailFile:
    content = part.get_payload(decode=True)
    name = part.get_filename() or ""
    return MailFile(_plain_words(str(name)), content if isinstance(content, bytes) else b"")


def _parts(message: Message) -> Iterator[Message]:
    """What holds something; a mail inside the mail is one file."""
    if message.get_content_maintype() != "multipart" or not isinstance(message.get_payload(), list):
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _parts(part)


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = content[: MOST_TEXT * 4].decode(charset, "replace")
    except (LookupError, ValueError):
        text = content[: MOST_TEXT * 4].decode("utf-8", "replace")
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=[^\n>\- ]) \r?\n(?=[^\n>])", " ", text)
    return text[:MOST_TEXT]
