"""Learning paths in four languages."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from wagtail.models import Page

from config.demo.content import Table, languages_of, read_folder
from config.demo.parts.materials import Catalogue
from config.demo.publishing import add_page, days_ago, mark_translated, publish
from hub.accounts.models import User
from resources.materials.models import MaterialPage
from resources.paths.models import PathPage


def load_paths(catalogue: Catalogue, materials: Mapping[str, MaterialPage], editor: User) -> None:
    """Make every path of the folder `paths`; the order of the files is theirs."""
    for row in read_folder("paths"):
        source: PathPage | None = None
        for code in languages_of(row):
            path = PathPage(
                **row[code], steps=_steps(row, code, materials), locale=catalogue[code].locale, is_example=True
            )
            path = add_page(Page.objects.get(pk=catalogue[code].pk), path, source=source)
            path = publish(path, user=editor, at=days_ago(row["published_days_ago"]))
            if source is not None:
                mark_translated(path, source)
            source = source or path


def _steps(row: Table, code: str, materials: Mapping[str, MaterialPage]) -> list[dict[str, Any]]:
    """The steps as the stream field keeps them; each has the same id in every language."""
    made = []
    for number, step in enumerate(row["steps"]):
        value = dict(step[code])
        if step["kind"] == "material":
            value["material"] = materials[step["material"]].pk
        if step["kind"] == "check":
            value["choices"] = [
                {"type": "item", "value": choice, "id": str(uuid.uuid4())} for choice in value["choices"]
            ]
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"relais:path:{row['key']}:{number}")
        made.append({"type": step["kind"], "value": value, "id": str(key)})
    return made
