"""Brings typed texts in line with the house's typography."""

from __future__ import annotations

import re
from typing import Any

NO_BREAK = "\N{NO-BREAK SPACE}"
_APOSTROPHE = re.compile(r"(?<=\w)'(?=[\w«“])")
_BEFORE_MARK = re.compile(r"(?<=[\w»)”%*]) (?=[:;?!»](?:\s|$|[*_)]))")
_AFTER_GUILLEMET = re.compile(r"« (?=\S)")


def settle(value: Any, language: str) -> Any:
    """`value` with typographic apostrophes and, in French, spaces that do not break; lists and tables too."""
    if isinstance(value, dict):
        return {key: settle(held, language) for key, held in value.items()}
    if isinstance(value, list):
        return [settle(held, language) for held in value]
    if not isinstance(value, str):
        return value
    text = _APOSTROPHE.sub("’", value)
    if language == "fr":
        text = _BEFORE_MARK.sub(NO_BREAK, text)
        text = _AFTER_GUILLEMET.sub("«" + NO_BREAK, text)
    return text
