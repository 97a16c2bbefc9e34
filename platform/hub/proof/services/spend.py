"""Using a token up."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.proof import tokens
from hub.proof.errors import SpentTokenError, TooSoonError
from hub.proof.models import SpentToken

LOOKED_BACK = timedelta(minutes=10)
CROWD = 20
MOST_DOUBLINGS = 5


def spend(*, token: str, answer: str, purpose: str) -> None:
    """Let the form named `purpose` pass once: for work, or for having waited long enough.

    The wait is PROOF_WAIT_SECONDS, and doubles with every twenty forms that passed by waiting in the last ten minutes,
    up to 32 times. Raises StaleTokenError, TooSoonError, SpentTokenError.
    """
    held = tokens.read(token, purpose)
    waited = not tokens.solves(token, answer, held.bits)
    if waited and (left := wait_now() - held.age) > 0:
        raise TooSoonError(int(left) + 1)
    try:
        with transaction.atomic():
            SpentToken.objects.create(digest=hashlib.sha256(token.encode()).hexdigest(), waited=waited)
    except IntegrityError as error:
        raise SpentTokenError from error


def wait_now() -> int:
    """How many seconds a form without work waits at present."""
    passed = SpentToken.objects.filter(waited=True, at__gt=timezone.now() - LOOKED_BACK).count()
    seconds: int = settings.PROOF_WAIT_SECONDS * 2 ** min(passed // CROWD, MOST_DOUBLINGS)
    return seconds


def forget_spent() -> int:
    """Delete what is too old to be used again; returns how many."""
    oldest = timezone.now() - timedelta(seconds=tokens.OLDEST + 60)
    return SpentToken.objects.filter(at__lt=oldest).delete()[0]
