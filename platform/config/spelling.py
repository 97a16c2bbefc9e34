"""Swiss spelling for what our libraries say in the words of other countries, and French spaces for what we say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Message

LIBRARIES = (
    "django",
    "wagtail",
    "wagtail_localize",
    "allauth",
    "django_filters",
    "modelcluster",
    "taggit",
    "treebeard",
)
# After a placeholder, «%(name)s'», a straight mark closes a quotation.
_APOSTROPHE = (re.compile(r"(?<=[^\W\d_])(?<!\)[srd])'(?=[\w%{<«])"), "’")
_NO_BREAK = "\N{NO-BREAK SPACE}"
# In an attribute or an entity, where the marks belong to the markup, nothing changes; nor in an address or a time.
_FRENCH_SPACE = re.compile(
    r"""(?P<markup><[^>]*>|&\w+;|\b\w+://\S*)|«[ \u202f]?(?!\u00a0)|(?<!\u00a0)[ \u202f]?»|"""
    r"""(?<=[\w)»”%}>…])[ \u202f]?(?P<mark>[:;?!])(?=[\s<»)”]|$)"""
)
# Not in an attribute, where the marks belong to the markup.
_QUOTED = re.compile(r"""(?<![=\w])(['"])(%\(\w+\)s|\{\w*\})\1(?!\w)""")
RULES: dict[str, list[tuple[re.Pattern[str], str]]] = {
    "de": [
        (re.compile("ß"), "ss"),
        (re.compile("„([^“”„]*)[“”]"), r"«\1»"),
        (re.compile("‚([^‘’‚]*)[‘’]"), r"«\1»"),
        (re.compile(r"\berfolgreich (?=\w)"), ""),
        (_QUOTED, r"«\2»"),
        _APOSTROPHE,
    ],
    "fr": [(re.compile(" avec succès"), ""), (_QUOTED, "«\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}»"), _APOSTROPHE],
    "it": [
        (re.compile(" con successo"), ""),
        (re.compile("“([^“”]*)”"), r"«\1»"),
        (_QUOTED, r"«\2»"),
        _APOSTROPHE,
    ],
}


def spaced(text: str) -> str:
    """Return a French text with spaces that do not break inside «» and before : ; ? !"""

    def space(found: re.Match[str]) -> str:
        if found["markup"]:
            return found[0]
        if found["mark"]:
            return _NO_BREAK + found["mark"]
        return "«" + _NO_BREAK if "«" in found[0] else _NO_BREAK + "»"

    return _FRENCH_SPACE.sub(space, text)


def settle(text: str, language: str) -> str:
    """Return a library's words as they are spelt here."""
    for pattern, spelling in RULES.get(language, ()):
        text = pattern.sub(spelling, text)
    return spaced(text) if language == "fr" else text


def _catalogues(language: str) -> Iterator[Path]:
    for library in LIBRARIES:
        found = find_spec(library)
        for place in (found.submodule_search_locations or ()) if found else ():
            yield from sorted(Path(place).rglob(f"locale/{language}/LC_MESSAGES/django.mo"))


def respelt(language: str) -> Iterator[Message]:
    """Yield the libraries' messages whose spelling differs from ours, in ours."""
    from babel.messages.mofile import read_mo

    if language not in RULES:
        return
    for path in _catalogues(language):
        with path.open("rb") as binary:
            catalogue = read_mo(binary)
        for message in catalogue:
            if not message.id or not message.string:
                continue
            # Libraries may tell more plurals apart than we do (millions): the first and the last are ours.
            forms = (message.string,) if isinstance(message.string, str) else (message.string[0], message.string[-1])
            ours = tuple(settle(form, language) for form in forms)
            if ours != forms:
                message.string = ours[0] if isinstance(message.string, str) else ours
                yield message
