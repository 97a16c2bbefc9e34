"""Reads XML inside of documents: no type definitions, no entities, nothing fetched."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from hub.media.checks.archives import damaged

BLOCK = 64 * 1024
OnElement = Callable[[str, dict[str, str]], None]


class _RootReached(Exception):  # noqa: N818
    pass


def read_markup(stream: IO[bytes], on_element: OnElement) -> None:
    """Give each element's name and attributes to `on_element`.

    Names come as `namespace name`. Raises RefusedUpload where the XML is broken or defines types or entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = on_element
    try:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged() from error


def check_prolog(stream: IO[bytes]) -> None:
    """Refuse type definitions; they can only stand ahead of the first element, so no more is read."""

    def stop(name: str, attributes: dict[str, str]) -> None:
        raise _RootReached

    try:
        read_markup(stream, stop)
    except _RootReached:
        return


def _refuse(*args: object) -> int:
    raise damaged()
