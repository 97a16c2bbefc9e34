"""Signed tokens: for which form, since when, and how much work they ask for.

A browser finds a number such that SHA-256 of «token:number» begins with `PROOF_BITS` zero bits: some tenths of a second
for one form, a bill for ten thousand. Who has no JavaScript waits instead.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

from hub.proof.errors import StaleTokenError

SALT = "hub.proof"
OLDEST = 4 * 60 * 60
LONGEST_ANSWER = 20


@dataclass(frozen=True)
class Token:
    """What a token says: the zero bits it asks for, and its age in seconds."""

    bits: int
    age: float


def issue(purpose: str) -> str:
    """A new token for the form named `purpose`."""
    said = {"for": purpose, "at": time.time(), "bits": settings.PROOF_BITS, "once": secrets.token_urlsafe(9)}
    return signing.dumps(said, salt=SALT)


def read(token: str, purpose: str) -> Token:
    """What `token` says. Raises StaleTokenError where it is not ours, for another form, or older than four hours."""
    try:
        said = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise StaleTokenError from error
    age = time.time() - float(said["at"])
    if said["for"] != purpose or not 0 <= age <= OLDEST:
        raise StaleTokenError
    return Token(bits=int(said["bits"]), age=age)


def solves(token: str, answer: str, bits: int) -> bool:
    """Whether `answer` shows the work that the token asks for."""
    if not answer.isascii() or not answer.isdigit() or len(answer) > LONGEST_ANSWER:
        return False
    digest = hashlib.sha256(f"{token}:{answer}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - bits) == 0


def work(token: str, bits: int) -> str:
    """The answer that a browser would find; for tests and for measuring."""
    number = 0
    while not solves(token, str(number), bits):
        number += 1
    return str(number)
