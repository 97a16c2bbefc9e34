"""Made HTML, kept on disk under the fingerprint of all that it shows.

A part of a page is a function of its data, of the reader's language and of this release's templates and code. The
fingerprint is made of these and of nothing else: what is found under it is right, whatever changed meanwhile, and what
nobody asks for any more is dropped after a day. Nothing need be told when something changes.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import django
import wagtail
from django.conf import settings
from django.core.cache import caches
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

ALIAS = "parts"
PATTERNS = ("templates/**/*.html", "platform/**/*.py", "platform/**/*.mo", "resources/**/*.py", "exchange/**/*.py")


@cache
def release() -> str:
    """A fingerprint of what turns data into HTML: templates, code, words, and the addresses of the static files."""
    root = Path(settings.LOCALE_PATHS[0]).parents[1]
    made_of = hashlib.blake2b(digest_size=16)
    made_of.update(f"{django.__version__} {wagtail.__version__} {settings.TIME_ZONE} {settings.STATIC_URL}".encode())
    for pattern in PATTERNS:
        for path in sorted(root.glob(pattern)):
            made_of.update(str(path.relative_to(root)).encode() + path.read_bytes())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists():
        made_of.update(manifest.read_bytes())
    return made_of.hexdigest()


def fingerprint(name: str, data: Mapping[str, Any]) -> str:
    """Where the part `name` that shows `data` to readers of the active language is kept.

    Raises TypeError for what has no fixed text of its own, like a queryset or a model's instance.
    """
    told = json.dumps([name, get_language(), release(), data], ensure_ascii=False, default=_plain)
    return hashlib.blake2b(told.encode(), digest_size=20).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, datetime.date | datetime.datetime | UUID):
        return str(value)
    if dataclasses.is_dataclass(value):
        return [getattr(value, held.name) for held in dataclasses.fields(value)]
    raise TypeError(f"{type(value).__name__} cannot be part of what is stored: give what is shown of it.")


def take(place: str) -> SafeString | None:
    """What is kept there, if it still is."""
    try:
        held = caches[ALIAS].get(place)
    except OSError:
        return None
    return None if held is None else mark_safe(held)


def put(place: str, made: str) -> None:
    """Keep it. A full disk must not keep the page from its reader."""
    try:
        caches[ALIAS].set(place, str(made))
    except OSError:
        return


def clear() -> None:
    """Drop everything on this machine; pages make it again."""
    caches[ALIAS].clear()
