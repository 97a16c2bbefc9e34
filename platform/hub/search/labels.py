"""The names of a facet's values. Rooms give them; the search knows only codes.

@names("theme")
def theme_names(language: str) -> dict[str, str]: ...      # {code: name}, in the order to show
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from hub.languages.choices import Language
from hub.search.documents import FACETS
from hub.search.relevance.analysis import fold
from hub.search.sources import kind_labels

Names = Callable[[str], dict[str, str]]
_names: dict[str, Names] = {}

LEGENDS = {
    "kind": _("Type de contenu"),
    "theme": _("Thème"),
    "canton": _("Canton"),
    "language": _("Langue"),
    "year": _("Année"),
}


def names(facet: str) -> Callable[[Names], Names]:
    """Decorator: the function gives the names of the values of `facet` in a language."""

    def keep(function: Names) -> Names:
        _names[facet] = function
        return function

    return keep


def labels(facet: str, language: str) -> dict[str, str]:
    """The name of each value, in the order to show; empty where the values speak for themselves (years)."""
    if facet == "kind":
        return {kind: str(label) for kind, label in kind_labels().items()}
    if facet == "language":
        return dict(Language.choices)
    return _names[facet](language) if facet in _names else {}


def codes_for(facet: str, written: str, language: str) -> tuple[str, ...]:
    """The values that somebody may mean who wrote this after the facet's name: a code, or the beginning of a name."""
    assert facet in FACETS
    wish = fold(written, "")
    known = labels(facet, language)
    exact = tuple(code for code in known if fold(code, "") == wish)
    if exact or not known:
        return exact or (written, written.upper(), written.lower())
    return tuple(code for code, label in known.items() if fold(label, "").startswith(wish)) or (written,)
