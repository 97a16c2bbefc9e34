"""What an answer to a notice's mail does. Each room says so in its `notices.py`; nothing here knows any of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.notifications.incoming.reading import MailFile


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer: its permanent address on this site, whether a moderator reads it first, and the files
    that could not be taken, each with the reason."""

    url: str
    waits: bool = False
    refused: tuple[tuple[str, str], ...] = ()


Handler = Callable[["User", str, str, "Sequence[MailFile]"], Taken]
CODE_LENGTH = 4
_handlers: dict[str, Handler] = {}


class CannotPostError(Exception):
    """The answer cannot be taken; the text is a sentence for the person, in their language."""


def on_reply(kind: str) -> Callable[[Handler], Handler]:
    """Register what an answer to notices of `kind` does.

    The function takes the person, the target of the notice (`post:55`), the text without quotes and signature and the
    files that came along, writes it in the open transaction and says what became of it. It asks itself whether the
    person may write there now, and raises CannotPostError where not. The platform calls it once a mail, in the person's
    language.
    """

    def register(handler: Handler) -> Handler:
        held = by_code(code_of(kind))
        if held is not None and held != kind:
            raise ValueError(f"{kind} and {held} have the same code.")
        _handlers[kind] = handler
        return handler

    return register


def find(kind: str) -> Handler | None:
    """What an answer to this kind of notice does; None where such mails take no answer."""
    return _handlers.get(kind)


def code_of(kind: str) -> str:
    """A short name of the kind, for the local part of an address, which holds 64 signs at most (RFC 5321)."""
    return hashlib.sha256(kind.encode()).hexdigest()[:CODE_LENGTH]


def by_code(code: str) -> str | None:
    """The kind of this code, among those that take answers."""
    return next((kind for kind in _handlers if code_of(kind) == code), None)
