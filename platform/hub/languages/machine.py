"""Translation by a machine: any service that speaks the interface of LibreTranslate, and none unless one is configured.

What is sent there leaves the platform: only what everybody may read is, and only when a person asks for it.
"""

from __future__ import annotations

import json
import logging
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)
MOST_BYTES = 2_000_000


class MachineError(Exception):
    """The service is not there, is too slow, or says what cannot be understood."""


def is_configured() -> bool:
    """Whether a machine can be asked at all."""
    return bool(settings.LIBRETRANSLATE_URL)


def translated(lines: Sequence[str], *, source: str, target: str) -> list[str]:
    """Each of `lines` in the language `target`; both languages as two-letter codes. Raises MachineError."""
    if not lines:
        return []
    asked: dict[str, Any] = {"q": list(lines), "source": source, "target": target, "format": "text"}
    if settings.LIBRETRANSLATE_KEY:
        asked["api_key"] = settings.LIBRETRANSLATE_KEY
    request = urllib.request.Request(  # noqa: S310 - the operator's own address, checked in the settings
        f"{settings.LIBRETRANSLATE_URL}/translate",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "Relais"},
    )
    try:
        with urllib.request.urlopen(request, timeout=settings.LIBRETRANSLATE_TIMEOUT) as answer:  # noqa: S310
            told = json.loads(answer.read(MOST_BYTES))
        found = told["translatedText"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        # The text itself is nobody's business in a log.
        logger.warning("The translation service did not answer: %s", type(error).__name__)
        raise MachineError from error
    if not isinstance(found, list) or len(found) != len(lines) or not all(isinstance(each, str) for each in found):
        logger.warning("The translation service answered with something else than it was asked for.")
        raise MachineError
    return found
