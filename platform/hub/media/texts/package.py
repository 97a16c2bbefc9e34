"""How the parts of a Word, PowerPoint or Excel file find each other."""

from __future__ import annotations

import posixpath

from hub.media.markup import local, read_elements
from hub.media.texts.archive import Archive


def main_part(archive: Archive, usual: str) -> str:
    """The name of the part that holds the document, wherever its program put it."""
    found = [target for kind, target in _relationships(archive, "").values() if kind.endswith("/officeDocument")]
    return found[0] if found else usual


def related(archive: Archive, name: str) -> dict[str, str]:
    """What the part `name` points to, by the keys of its relationships."""
    return {key: target for key, (_kind, target) in _relationships(archive, name).items()}


def _relationships(archive: Archive, name: str) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(name)
    found: dict[str, tuple[str, str]] = {}

    def look(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found[attributes.get("Id", "")] = (attributes.get("Type", ""), target.lstrip("/"))

    place = posixpath.join(folder, "_rels", f"{file}.rels")
    if place in archive.names:
        read_elements(archive.open(place), look)
    return found
