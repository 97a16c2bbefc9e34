"""Training materials in the languages that they exist in, with their files."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from config.demo.content import Table, languages_of, read, read_folder
from config.demo.parts.attachments import attach
from config.demo.parts.people import People
from config.demo.parts.site import Homes, load_lists
from config.demo.publishing import add_page, days_ago, mark_translated, publish
from resources.materials.models import MaterialFile, MaterialIndexPage, MaterialPage, MaterialPicture, Use
from resources.materials.services.use import record_use, say_how_it_went

SHARED = ("themes", "situations", "audiences", "format", "level", "minutes", "made_by", "licence", "video_url")
Catalogue = dict[str, MaterialIndexPage]


def load_catalogue(homes: Homes, people: People) -> Catalogue:
    """Make the catalogues; returns them by language."""
    return load_lists(MaterialIndexPage, "materials", homes, people["helene"])


def load_materials(catalogue: Catalogue, people: People) -> dict[str, MaterialPage]:
    """Make every material of the folder `materials`, and what people say of using them; returns the first language
    of each by key."""
    made = {row["key"]: _load(catalogue, people, row) for row in read_folder("materials")}
    for row in read("uses.toml")["uses"]:
        _use(made[row["material"]], people, row)
    return made


def _use(material: MaterialPage, people: People, row: Table) -> None:
    person, note = people[row["person"]], row["note"]
    record_use(material=material, user=person)
    say_how_it_went(material=material, user=person, note=note, language=row["language"], judge=False)
    at = days_ago(row["days_ago"])
    use = Use.objects.filter(material_key=material.translation_key, person=person)
    use.update(used_at=at, noted_at=at if note else None)


def _load(catalogue: Catalogue, people: People, row: Table) -> MaterialPage:
    """Every language of one material; returns the first."""
    first = row["original"]
    source = _publish(catalogue, people, row, first, None)
    for code in languages_of(row):
        if code != first:
            _publish(catalogue, people, row, code, source)
    return source


def _publish(catalogue: Catalogue, people: People, row: Table, code: str, source: MaterialPage | None) -> MaterialPage:
    page = MaterialPage(
        **row[code],
        **{name: row[name] for name in SHARED if name in row},
        owner=people[row["author"]],
        locale=catalogue[code].locale,
        confirm_by=timezone.localdate() + timedelta(days=row["confirm_in_days"]),
        is_example=True,
    )
    attach(page, row["key"], code, MaterialPicture, MaterialFile)
    page = add_page(Page.objects.get(pk=catalogue[code].pk), page, source=source)
    # A translation comes later than what it translates.
    at = days_ago(row["published_days_ago"] * (1 if source is None else 0.4))
    page = publish(page, user=people[row["author"]], at=at)
    if source is not None:
        mark_translated(page, source, machine=code in row.get("machine", []))
    return page
