"""Typesetting: data goes in as JSON, never as markup, so nothing that people write can become a command."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"
ROOT = Path(__file__).resolve().parents[3]


def to_pdf(template: Path, data: dict[str, Any], *, at: datetime | None = None) -> bytes:
    """The template set with `data` as a tagged PDF that is both PDF/UA-1 and PDF/A-2a.

    `at` is the moment it states as its own; the same data and moment give the same bytes.
    """
    options: dict[str, Any] = {"format": "pdf", "pdf_standards": ["ua-1", "a-2a"]}
    if at is not None:
        options["timestamp"] = int(at.timestamp())
    return _compile(template, data, options)


def to_png(template: Path, data: dict[str, Any], *, ppi: int = 144) -> bytes:
    """The template's first page as a picture."""
    return _compile(template, data, {"format": "png", "ppi": float(ppi)})


def _compile(template: Path, data: dict[str, Any], options: dict[str, Any]) -> bytes:
    made = typst.compile(
        str(template),
        root=str(ROOT),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **options,
    )
    return bytes(made)
