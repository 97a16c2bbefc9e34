"""Made documents, kept on disk until what they are made of changes."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings


def kept(name: str, data: dict[str, Any], template: Path, make: Callable[[], bytes]) -> bytes:
    """The document `name` made of `data` by `template`: from disk, or made and kept in place of older ones."""
    folder = Path(settings.PDF_CACHE_DIR)
    made_of = b"".join(part.read_bytes() for part in (template, *sorted(Path(__file__).parent.glob("*.typ"))))
    digest = hashlib.sha256(made_of + json.dumps(data, sort_keys=True).encode()).hexdigest()[:24]
    path = folder / f"{name}-{digest}.pdf"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    made = make()
    try:
        _write(folder, path, made)
        for old in folder.glob(f"{name}-*.pdf"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        # A full disk must not keep the document from its reader.
        pass
    return made


def _write(folder: Path, path: Path, made: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
