"""The demo's texts, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from config.demo.typography import settle
from hub.languages.choices import Language

CONTENT = Path(__file__).parent / "content"
Table = dict[str, Any]


def read(name: str) -> Table:
    """The file `name` under `content/`, each language's tables in its typography."""
    raw = tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))
    return _settle_languages(raw)


def read_folder(name: str) -> list[Table]:
    """Every file of the folder `name` under `content/`, in the order of their names."""
    return [read(str(path.relative_to(CONTENT))) for path in sorted((CONTENT / name).glob("*.toml"))]


def languages_of(table: Table) -> list[str]:
    """The languages that `table` has texts in, the platform's order."""
    return [code for code in Language.values if isinstance(table.get(code), dict)]


def _settle_languages(value: Any) -> Any:
    if isinstance(value, list):
        return [_settle_languages(held) for held in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("lang"), str):
        return settle(value, value["lang"])
    if isinstance(value.get("language"), str):
        return settle(value, value["language"])
    return {
        key: settle(held, key) if key in Language.values else _settle_languages(held) for key, held in value.items()
    }
