"""Reads a PDF from standard input and says on standard output what is wrong with it; empty when nothing is.

Runs as a program of its own with little memory and little time, so that no PDF can hold up the server. It knows
nothing of the platform.
"""

from __future__ import annotations

import io
import logging
import resource
import sys
from typing import Any

CPU_SECONDS = 10
MEMORY = 700 * 1024 * 1024
MAX_OBJECTS = 60_000
MAX_DEPTH = 60
ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute"}
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA"}


def main() -> str:
    """Return `damaged`, `locked`, `active`, `complex`, or nothing."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()

    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return "locked"
        if not reader.pages or len(reader.pages) < 1:
            return "damaged"
        return _look(reader)
    except (MemoryError, RecursionError):
        return "complex"
    except Exception as error:
        return "locked" if "crypt" in str(error).lower() else "damaged"


def _look(reader: Any) -> str:
    numbers = {(number, generation) for generation, entries in reader.xref.items() for number in entries}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MAX_OBJECTS:
        return "complex"
    if _is_active(reader.trailer, 0):
        return "active"
    for number, generation in sorted(numbers):
        if number == 0:
            continue
        try:
            found = _resolve(reader, number, generation)
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: S112 - a broken object that no page uses is common; the page tree was read
            continue
        if _is_active(found, 0):
            return "active"
    return ""


def _resolve(reader: Any, number: int, generation: int) -> Any:
    from pypdf.generic import IndirectObject

    return reader.get_object(IndirectObject(number, generation, reader))


def _is_active(found: Any, depth: int) -> bool:
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(found, dict):
        if not ACTIVE_KEYS.isdisjoint(found):
            return True
        if str(dict.get(found, "/S", "")) in ACTIVE_ACTIONS:
            return True
        return any(_is_active(dict.__getitem__(found, key), depth + 1) for key in found)
    if isinstance(found, list):
        return any(_is_active(part, depth + 1) for part in list.__iter__(found))
    return False


if __name__ == "__main__":
    sys.stdout.write(main())
