"""Measures of what the server draws: the map of the cantons in tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TILE = 48
STEPS = 4

# Column and row of each canton: neighbours stay neighbours as far as 7 by 5 squares allow.
CANTON_PLACES: dict[str, tuple[int, int]] = {
    "BS": (2, 0), "SH": (4, 0), "TG": (5, 0),
    "JU": (1, 1), "BL": (2, 1), "AG": (3, 1), "ZH": (4, 1), "SG": (5, 1), "AR": (6, 1),
    "NE": (0, 2), "SO": (1, 2), "LU": (2, 2), "ZG": (3, 2), "SZ": (4, 2), "GL": (5, 2), "AI": (6, 2),
    "VD": (0, 3), "FR": (1, 3), "BE": (2, 3), "OW": (3, 3), "NW": (4, 3), "UR": (5, 3), "GR": (6, 3),
    "GE": (0, 4), "VS": (2, 4), "TI": (5, 4),
}  # fmt: skip


@dataclass(frozen=True)
class Tile:
    """One canton on the map, in the units of the drawing."""

    code: str
    name: str
    value: float | None
    url: str
    step: int
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.x + (TILE - 4) // 2

    @property
    def code_line(self) -> int:
        return self.y + 19

    @property
    def value_line(self) -> int:
        return self.y + 36


def get(row: Any, name: str, default: Any = None) -> Any:
    """Read a name from a mapping or an object alike."""
    found = row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
    return default if found is None else found


def tiles(rows: Iterable[Any]) -> list[Tile]:
    """Place each canton; a canton without a row is drawn empty."""
    by_code = {str(get(row, "code", "")).upper(): row for row in rows}
    largest = max((float(get(row, "value", 0)) for row in by_code.values()), default=0.0)
    placed = []
    for code, (column, line) in CANTON_PLACES.items():
        row = by_code.get(code, {})
        value = get(row, "value")
        step = 0
        if value and largest:
            step = max(1, round(STEPS * float(value) / max(largest, STEPS)))
        placed.append(
            Tile(
                code=code,
                name=str(get(row, "name", code)),
                value=value,
                url=str(get(row, "url", "")),
                step=step,
                x=column * TILE + 2,
                y=line * TILE + 2,
            )
        )
    return placed
