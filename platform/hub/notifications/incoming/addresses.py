"""Addresses that say who may answer to what, and which mail came back: signed, so that nobody makes one up.

REPLY_ADDRESS is how they look, `{}` where the signed part stands: `reponse+{}@relais.example.org`. Mail systems may
write local parts in capitals or in small letters, and cut them after 64 signs: so all of it is small and short.
"""

from __future__ import annotations

import re
import time
from base64 import b32encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from hub.notifications import replies

if TYPE_CHECKING:
    from hub.accounts.models import User

REPLY_DAYS = 60
LONGEST_LOCAL_PART = 64
_DAY = 24 * 3600
_TARGET = re.compile(r"[a-z][a-z_]{0,29}:[a-z0-9]{1,20}")
_SALT = "notifications.incoming"


class ForgedAddressError(ValueError):
    """The address looks like one of ours and is not."""


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """An answer by `user_id` to what a notice of `kind` told of; `expired` where the address is too old."""

    user_id: int
    kind: str
    target: str
    expired: bool


@dataclass(frozen=True, slots=True)
class BounceOf:
    """Where a mail system reports what became of the mail with this key."""

    mail_id: int


def reply_address(user: User, kind: str, target: str) -> str:
    """The address to which `user` answers a notice; empty where none takes answers."""
    if not settings.REPLY_ADDRESS or replies.find(kind) is None or not _TARGET.fullmatch(target):
        return ""
    last_day = int_to_base36(int(time.time()) // _DAY + REPLY_DAYS)
    signed = "-".join(("r", int_to_base36(user.pk), replies.code_of(kind), target.replace(":", "."), last_day))
    return _address(signed)


def bounce_address(mail_id: int) -> str:
    """The envelope's sender of an outgoing mail; empty where nothing comes in."""
    return _address(f"b-{int_to_base36(mail_id)}") if settings.REPLY_ADDRESS else ""


def read_address(address: str) -> ReplyTo | BounceOf | None:
    """What an address says; None where it is not ours. Raises ForgedAddressError."""
    token = token_of(address)
    if not token:
        return None
    signed, _dash, mac = token.rpartition("-")
    if not any(constant_time_compare(_mac(signed, key), mac) for key in _keys()):
        raise ForgedAddressError(address)
    match signed.split("-"):
        case ["r", user, code, target, last_day]:
            kind = replies.by_code(code)
            if kind is None:
                raise ForgedAddressError(address)
            expired = base36_to_int(last_day) < int(time.time()) // _DAY
            return ReplyTo(base36_to_int(user), kind, target.replace(".", ":", 1), expired)
        case ["b", mail_id]:
            return BounceOf(base36_to_int(mail_id))
    raise ForgedAddressError(address)


def token_of(address: str) -> str:
    """The signed part of one of our addresses, in small letters; empty where it is somebody else's."""
    before, _place, after = settings.REPLY_ADDRESS.lower().partition("{}")
    written = address.strip().lower()
    if not after or len(written) <= len(before) + len(after):
        return ""
    if not (written.startswith(before) and written.endswith(after)):
        return ""
    return written[len(before) : len(written) - len(after)]


def _address(signed: str) -> str:
    address: str = settings.REPLY_ADDRESS.replace("{}", f"{signed}-{_mac(signed, settings.SECRET_KEY)}")
    return address if len(address.rpartition("@")[0]) <= LONGEST_LOCAL_PART else ""


def _keys() -> list[str]:
    return [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _mac(signed: str, key: str) -> str:
    """Ninety-six bits: more than anybody tries by sending mails."""
    digest = salted_hmac(_SALT, signed, secret=key, algorithm="sha256").digest()
    return b32encode(digest[:12]).decode().rstrip("=").lower()
