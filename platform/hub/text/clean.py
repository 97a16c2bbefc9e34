"""Text without what no database and no reader wants."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def without_controls(text: str) -> str:
    """The text without control characters (NUL above all) and halves of characters; line ends and tabs stay."""
    return _CONTROLS.sub("", text)
