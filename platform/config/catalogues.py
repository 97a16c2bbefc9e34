"""Takes the messages out of the source and keeps the catalogues in step with it, without gettext's tools."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from tokenize import TokenError
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "platform" / "locale"
ROOMS = ("platform", "exchange", "resources", "templates")
# French is in the source: its catalogue holds plurals, and our own words for what libraries say in English.
LANGUAGES = ("fr", "de", "it", "en")
# English messages of libraries that we say in our own words.
BORROWED = "platform/config/borrowed.py"
KEYWORDS: dict[str, Any] = {
    name + lazy: spec
    for name, spec in {
        "gettext": None,
        "pgettext": ((1, "c"), 2),
        "ngettext": (1, 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for lazy in ("", "_lazy")
} | {"_": None, "gettext_noop": None}
_TEXT = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf" ((?:_|n?p?gettext)\((?:{_TEXT}|, ?|count)+\)) ")
# Dates and tools would change with every run and say nothing.
_NOISE = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To|Language-Team):.*\n',
    re.M,
)


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            inside = path.relative_to(ROOT).parts
            if path.suffix in {".py", ".html", ".txt", ".js"} and not {"locale", "migrations", "bench"} & set(inside):
                yield path


def _as_python(path: Path) -> str:
    """Return the file as Python that calls gettext: of a template the calls alone, one a line."""
    text = path.read_text()
    if path.suffix == ".py":
        return text
    from django.utils.translation.template import templatize

    return "\n".join(_CALL.findall(templatize(text, origin=str(path))))


def extract() -> Catalog:
    """Return every message of the source, each with the files that say it.

    Raises `SyntaxError` for a file that is not well formed, and for a translation block that holds another tag.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract as read_calls

    found = Catalog(charset="utf-8")
    for path in _sources():
        name = str(path.relative_to(ROOT))
        python = io.BytesIO(_as_python(path).encode())
        try:
            calls = list(read_calls("python", python, KEYWORDS, options={"encoding": "utf-8"}))
        except (SyntaxError, TokenError) as error:
            raise SyntaxError(f"{name}: {error}") from error
        for _line, message, _comments, context in calls:
            found.add(message, None, [(name, 1)], context=context)
    return found


def wanted(language: str, found: Catalog) -> Catalog:
    """Return what the catalogue of a language must hold: all, or in French what the source cannot say."""
    from babel.messages.catalog import Catalog

    catalogue = Catalog(charset="utf-8")
    for message in found:
        if message.id and (language != "fr" or message.pluralizable or (BORROWED, 1) in message.locations):
            catalogue.add(message.id, None, message.locations, context=message.context)
    return catalogue


def read(language: str) -> Catalog:
    """Return the committed catalogue of a language, an empty one if there is none yet."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as text:
        return read_po(text, locale=language, abort_invalid=True)


def said(message: Message) -> bool:
    """Whether a message has words in every form."""
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def write(language: str, catalogue: Catalog) -> None:
    """Write the catalogue in the order of its files, so that a change of the source is a small change here."""
    from babel.messages.pofile import write_po

    catalogue.header_comment = (
        f"# Relais, messages in «{language}». `make messages` keeps this in step with the source."
    )
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "Relais", ""
    text = io.BytesIO()
    write_po(text, catalogue, width=0, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_NOISE.sub("", text.getvalue().decode()))


def _say_as_in_source(catalogue: Catalog) -> None:
    """French plurals are in the source already; the catalogue only adds which number takes which."""
    for message in catalogue:
        if message.id and message.pluralizable and (BORROWED, 1) not in message.locations:
            message.string = tuple(message.id)


def refresh() -> dict[str, int]:
    """Bring all catalogues in step; what the source no longer says goes. Returns how many messages lack words."""
    found = extract()
    lacking = {}
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(wanted(language, found), no_fuzzy_matching=True)
        if language == "fr":
            _say_as_in_source(catalogue)
        write(language, catalogue)
        lacking[language] = sum(not said(message) for message in catalogue if message.id)
    return lacking


if __name__ == "__main__":
    for language, number in refresh().items():
        print(f"{language}: {number} messages without words")
