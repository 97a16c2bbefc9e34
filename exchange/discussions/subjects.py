"""What a thread can hang on."""

from __future__ import annotations

import re
from uuid import UUID

_ABOUT = re.compile(r"page:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|project:[1-9][0-9]{0,17}")


def read_about(written: str) -> str:
    """What was written in an address, if it names something a thread can hang on; empty otherwise."""
    return written if _ABOUT.fullmatch(written) else ""


def about_page(key: UUID) -> str:
    """What threads about a page in all its languages hang on."""
    return f"page:{key}"


def about_project(pk: int) -> str:
    """What threads about a project hang on."""
    return f"project:{pk}"
