"""Compiles the message catalogues, without gettext's tools."""

from __future__ import annotations

from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"
# What libraries say comes with them: a new version may say it anew.
REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements.txt"


def stale() -> list[Path]:
    """Return the catalogues whose compiled form is missing or older."""
    libraries = REQUIREMENTS.stat().st_mtime_ns
    return [
        source
        for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
        if not (compiled := source.with_suffix(".mo")).exists()
        or compiled.stat().st_mtime_ns < max(source.stat().st_mtime_ns, libraries)
    ]


def compile_stale() -> int:
    """Compile what is stale, with what libraries say in our spelling. Returns how many were compiled.

    Doubtful («fuzzy») translations are left out.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    from config.spelling import respelt

    sources = stale()
    for source in sources:
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3], abort_invalid=True)
        for message in respelt(source.parts[-3]):
            if catalogue.get(message.id, message.context) is None:
                catalogue.add(message.id, message.string, context=message.context)
        draft = source.with_suffix(".mo.new")
        with draft.open("wb") as binary:
            write_mo(binary, catalogue)
        draft.replace(source.with_suffix(".mo"))
    return len(sources)


if __name__ == "__main__":
    print(f"{compile_stale()} catalogues compiled")
