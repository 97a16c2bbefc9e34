"""Finds the template components and the examples that show each in all its states."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template import engines
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hub.catalogue.samples import SAMPLES

EXAMPLES = Path(__file__).parent / "examples"
SAMPLE_MARK = "@"
HTML_SUFFIX = "_html"


@dataclass(frozen=True)
class State:
    """One state of a component, with what it is given."""

    name: str
    given: dict[str, Any]
    frame: str


@dataclass(frozen=True)
class Example:
    """A component and its states."""

    component: str
    about: str
    states: tuple[State, ...]

    @property
    def template(self) -> str:
        return f"components/{self.component}.html"

    def render(self, state: State, request: Any = None) -> SafeString:
        """Render one state as a page would."""
        markup = render_to_string(self.template, resolve(state.given), request=request)
        if not state.frame:
            return markup
        return SafeString(state.frame.replace("…", markup))


def component_names() -> list[str]:
    """Name every template component there is."""
    folder = Path(engines["django"].dirs[0]) / "components"
    return sorted(path.stem for path in folder.glob("*.html"))


def resolve(value: Any) -> Any:
    """Make template values of what a file can say: @name is a sample, name_html is markup to trust."""
    if isinstance(value, dict):
        return {
            key.removesuffix(HTML_SUFFIX): SafeString(held) if key.endswith(HTML_SUFFIX) else resolve(held)
            for key, held in value.items()
        }
    if isinstance(value, list):
        return [resolve(held) for held in value]
    if isinstance(value, str) and value.startswith(SAMPLE_MARK):
        return SAMPLES[value.removeprefix(SAMPLE_MARK)]()
    return value


@cache
def load(component: str) -> Example:
    """Read the example of a component.

    Raises FileNotFoundError when the component has none.
    """
    found = tomllib.loads((EXAMPLES / f"{component}.toml").read_text())
    states = tuple(State(s["name"], s.get("with", {}), s.get("frame", "")) for s in found["state"])
    return Example(component, found["about"], states)


def load_all() -> list[Example]:
    """Read the examples of all components that have one."""
    return [load(name) for name in component_names() if (EXAMPLES / f"{name}.toml").exists()]
