"""Where rooms put something on the pages of lower rooms.

A room's `panels.py` registers functions here; a lower room asks for the panels of a place and knows nothing
of who fills them. A panel is the same for everybody who reads in one language: it is kept and stored like the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Panel:
    """A piece of a page: a template and what it shows, as plain data (hub.pages.shelf)."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> dict[str, Any]:
        """What `hub/pages/parts/panels.html` stores it by."""
        return {"template": self.template, "panel": self.context}


PanelSource = Callable[..., "Panel | None"]
_sources: dict[str, list[tuple[int, PanelSource]]] = defaultdict(list)


def register(place: str, *, order: int = 100) -> Callable[[PanelSource], PanelSource]:
    """Decorator: the function gives a panel for `place` (or None); lower `order` stands first."""

    def keep(source: PanelSource) -> PanelSource:
        _sources[place].append((order, source))
        _sources[place].sort(key=lambda entry: entry[0])
        return source

    return keep


def panels_for(place: str, request: HttpRequest, **about: Any) -> list[Panel]:
    """The panels that the rooms give for `place`, in order."""
    given = (source(request, **about) for _order, source in _sources[place])
    return [panel for panel in given if panel is not None]
