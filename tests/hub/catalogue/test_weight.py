"""What a first visit loads stays light."""

from __future__ import annotations

import gzip
from pathlib import Path

STATIC = Path(__file__).resolve().parents[3] / "static"


def test_the_faces_weigh_at_most_90_kb() -> None:
    assert sum(face.stat().st_size for face in (STATIC / "fonts").glob("*.woff2")) <= 90_000


def test_the_style_sheets_weigh_at_most_30_kb_compressed() -> None:
    sheets = [sheet for sheet in (STATIC / "css").glob("*.css") if sheet.name != "catalogue.css"]
    assert sum(len(gzip.compress(sheet.read_bytes(), 6)) for sheet in sheets) <= 30_000


def test_no_face_comes_without_its_licence() -> None:
    families = {face.stem.split("-")[0] for face in (STATIC / "fonts").glob("*.woff2")}
    licences = {text.name.split(".")[0].split("-")[0] for text in (STATIC / "fonts").glob("*.LICENSE.txt")}
    assert families <= licences
