"""XML inside of uploads, refused where it is broken."""

from __future__ import annotations

from typing import IO

from hub.media.checks.archives import damaged
from hub.media.markup import OnElement, read_elements


class _RootReached(Exception):  # noqa: N818
    pass


def read_markup(stream: IO[bytes], on_element: OnElement) -> None:
    """Give each element's name and attributes to `on_element`.

    Names come as `namespace name`. Raises RefusedUpload where the XML is broken or defines types or entities.
    """
    try:
        read_elements(stream, on_element)
    except ValueError as error:
        raise damaged() from error


def check_prolog(stream: IO[bytes]) -> None:
    """Refuse type definitions; they can only stand ahead of the first element, so no more is read."""

    def stop(name: str, attributes: dict[str, str]) -> None:
        raise _RootReached

    try:
        read_markup(stream, stop)
    except _RootReached:
        return
