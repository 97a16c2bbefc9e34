"""Compiles the message catalogues, without gettext's tools."""

from __future__ import annotations

from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def stale() -> list[Path]:
    """Return the catalogues whose compiled form is missing or older."""
    return [
        source
        for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
        if not (compiled := source.with_suffix(".mo")).exists()
        or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns
    ]


def compile_stale() -> int:
    """Compile what is stale; doubtful («fuzzy») translations are left out. Returns how many were compiled."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    sources = stale()
    for source in sources:
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3], abort_invalid=True)
        draft = source.with_suffix(".mo.new")
        with draft.open("wb") as binary:
            write_mo(binary, catalogue)
        draft.replace(source.with_suffix(".mo"))
    return len(sources)


if __name__ == "__main__":
    print(f"{compile_stale()} catalogues compiled")
