"""What a person may carry away; filled by the rooms' `exports.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class ExportFile:
    """A file of the person's: its name in the archive's folder of the part, its size, and how to open it."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class ExportPart:
    """What one room holds of the person: JSON, and the files that belong to it."""

    data: Any
    files: list[ExportFile] = field(default_factory=list)


Exporter = Callable[[Any], ExportPart]
_exporters: dict[str, Exporter] = {}


def export(name: str) -> Callable[[Exporter], Exporter]:
    """Register what a room holds of a person; `name` becomes `<name>.json` and the folder of its files.

    The exporter gets the user. It gives only what is theirs: what they wrote, what was recorded of them; nothing
    that would tell of others beyond their names.
    """

    def register(exporter: Exporter) -> Exporter:
        _exporters[name] = exporter
        return exporter

    return register


def parts(user: Any) -> Iterator[tuple[str, ExportPart]]:
    """Every room's part, by name."""
    autodiscover_modules("exports")
    for name in sorted(_exporters):
        yield name, _exporters[name](user)
