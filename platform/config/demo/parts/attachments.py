"""Pictures drawn for the demo, and forms to fill in, set by the platform's own typesetter."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from config.demo.content import Table, read
from config.demo.typography import settle
from hub.contributions.models import ContributedPage, PageFile, PagePicture
from hub.media.models import File, Picture
from hub.pdf.typeset import to_pdf, to_png

DRAWINGS = Path(__file__).parent.parent / "drawings"


def attach(page: ContributedPage, key: str, language: str, pictures: type[PagePicture], files: type[PageFile]) -> None:
    """Give `page`, not saved yet, what `attachments.toml` has for the page `key`; the classes hold its media."""
    holder: Any = page
    found = _attachments()
    if key in found["pictures"]:
        row = found["pictures"][key]
        words = row[language]
        picture = pictures(picture=_picture(key, row, language), alt=words["alt"], caption=words["caption"])
        holder.pictures.add(picture)
    if key in found["files"]:
        row = found["files"][key]
        holder.files.add(files(file=_file(key), label=row["labels"][language]))


@cache
def _attachments() -> Table:
    return read("attachments.toml")


def _picture(key: str, row: Table, language: str) -> Picture:
    data = {
        "language": language,
        "title": row[language]["title"],
        "rows": [{"share": line["share"], **line[language]} for line in row["rows"]],
    }
    drawn = to_png(DRAWINGS / f"{row['drawing']}.typ", data)
    picture: Picture = Picture.objects.create(
        title=row[language]["title"], file=ContentFile(drawn, name=f"{key}-{language}.png")
    )
    return picture


def _file(key: str) -> File:
    row = settle(_attachments()["files"][key], _attachments()["files"][key]["language"])
    held: File | None = File.objects.filter(title=row["title"]).first()
    if held is not None:
        return held
    drawing = DRAWINGS / f"{row.get('drawing', 'form')}.typ"
    made = to_pdf(drawing, {name: value for name, value in row.items() if name not in ("labels", "drawing")})
    file: File = File.objects.create(title=row["title"], file=ContentFile(made, name=row["name"]))
    return file
