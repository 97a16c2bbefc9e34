"""Compiles the message catalogues, without gettext's tools."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "platform" / "locale"


def stale() -> list[Path]:
    """Return the catalogues whose compiled form is missing or older than what it is made of."""
    sources = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    # What libraries say comes with them, and French has its messages from the others.
    made_of = [*sources, ROOT / "requirements.txt", Path(__file__), Path(__file__).with_name("spelling.py")]
    newest = max(path.stat().st_mtime_ns for path in made_of)
    return [
        source
        for source in sources
        if not (compiled := source.with_suffix(".mo")).exists() or compiled.stat().st_mtime_ns < newest
    ]


def _read(source: Path) -> Catalog:
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        return read_po(text, locale=source.parts[-3], abort_invalid=True)


def _say_in_french(catalogue: Catalog) -> None:
    """Add what the source says, with the spaces that French has at its marks."""
    from config.spelling import spaced

    for message in _read(LOCALE / "de" / "LC_MESSAGES" / "django.po"):
        if message.id and catalogue.get(message.id, message.context) is None:
            catalogue.add(message.id, message.id, context=message.context)
    for message in catalogue:
        if isinstance(message.string, str):
            message.string = spaced(message.string)
        elif message.string:
            message.string = tuple(spaced(form) for form in message.string)


def compile_stale() -> int:
    """Compile what is stale, with what libraries say in our spelling. Returns how many were compiled.

    Doubtful («fuzzy») translations are left out.
    """
    from babel.messages.mofile import write_mo

    from config.spelling import respelt

    sources = stale()
    for source in sources:
        language = source.parts[-3]
        catalogue = _read(source)
        if language == "fr":
            _say_in_french(catalogue)
        for message in respelt(language):
            if catalogue.get(message.id, message.context) is None:
                catalogue.add(message.id, message.string, context=message.context)
        # Others may be compiling too: whoever comes last has written the same.
        draft = source.with_suffix(f".mo.{os.getpid()}")
        with draft.open("wb") as binary:
            write_mo(binary, catalogue)
        draft.replace(source.with_suffix(".mo"))
    return len(sources)


if __name__ == "__main__":
    print(f"{compile_stale()} catalogues compiled")
