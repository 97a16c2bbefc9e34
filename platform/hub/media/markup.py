"""Reads XML inside of documents piece by piece: no type definitions, no entities, nothing fetched.

Knows nothing of the platform, so that the programs that read files on their own can use it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

BLOCK = 64 * 1024
OnElement = Callable[[str, dict[str, str]], None]


class BrokenMarkupError(ValueError):
    """The XML does not hold together, or it defines types or entities."""


def read_elements(
    stream: IO[bytes],
    on_element: OnElement,
    *,
    on_end: Callable[[str], None] | None = None,
    on_text: Callable[[str], None] | None = None,
) -> None:
    """Give each element's name and attributes to `on_element`, and what ends and what stands between where asked.

    Names come as `namespace name`. Raises BrokenMarkupError.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = on_element
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = on_text
    try:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:
        raise BrokenMarkupError(str(error)) from error


def local(name: str) -> str:
    """`name` without its namespace."""
    return name.rpartition(" ")[2]


def attribute(attributes: dict[str, str], wanted: str) -> str:
    """The value of the attribute called `wanted` in whatever namespace; empty where there is none."""
    return next((value for name, value in attributes.items() if local(name) == wanted), "")


def _refuse(*args: object) -> int:
    raise BrokenMarkupError
