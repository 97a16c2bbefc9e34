"""Practices with their translations, versions, pictures, files and the trail of who took them up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from config.demo.content import Table, languages_of, read, read_folder
from config.demo.parts.attachments import attach
from config.demo.parts.people import People
from config.demo.parts.projects import Projects
from config.demo.parts.site import Homes, load_lists
from config.demo.publishing import add_page, days_ago, mark_translated, publish
from exchange.practices.models import Adoption, PracticeFile, PracticeIndexPage, PracticePage, PracticePicture
from hub.contributions.models import Coauthor

SHARED = ("themes", "cantons", "target_groups", "phase", "languages", "licence", "evidence_level")


@dataclass
class Library:
    """What the practices are made under and by."""

    indexes: dict[str, PracticeIndexPage]
    people: People
    projects: Projects


def load_indexes(homes: Homes, people: People) -> dict[str, PracticeIndexPage]:
    """Make the lists of practices; returns them by language."""
    return load_lists(PracticeIndexPage, "practices", homes, people["helene"])


def load_practices(library: Library) -> None:
    """Make every practice of the folder `practices`."""
    story = read("history.toml")
    for row in read_folder("practices"):
        load_practice(library, row, story.get(row["key"], {}))


def build(library: Library, row: Table, code: str) -> PracticePage:
    """The practice `row` in the language `code`, not saved."""
    return PracticePage(
        **row[code],
        **{name: row[name] for name in SHARED},
        project=library.projects[row["project"]],
        owner=library.people[row["authors"][0]],
        locale=library.indexes[code].locale,
        is_example=True,
    )


def load_practice(library: Library, row: Table, story: Table) -> PracticePage:
    """Publish the practice `row`, first as its `story` says it once was, and then what others made of it."""
    first = row["original"]
    author = library.people[row["authors"][0]]
    source = build(library, row, first)
    wanted = {name: getattr(source, name) for name in ("result", "failures", "transfer", "cost", "figures")}
    attach(source, row["key"], first, PracticePicture, PracticeFile)
    steps = story.get("versions", [])
    _make_older(source, steps=len(steps))
    parent = Page.objects.get(pk=library.indexes[first].pk)
    source = add_page(parent, source)
    source.confirm_by = timezone.localdate() + timedelta(days=row["confirm_in_days"])
    source = publish(source, user=author, at=days_ago(row["published_days_ago"]))
    for step in steps:
        if not step.get("late"):
            source = _next_version(source, wanted, step, row, author)
    early = story.get("outdated", [])
    others = [code for code in languages_of(row) if code not in (first, *early)]
    _translate(library, row, source, early, story)
    for step in steps:
        if step.get("late"):
            source = _next_version(source, wanted, step, row, author)
    _translate(library, row, source, others, story)
    for key in row["authors"][1:]:
        Coauthor.objects.create(page_id=source.pk, user=library.people[key], joined_at=source.first_published_at)
    for adoption in row.get("adoptions", []):
        _adopt(library, source, adoption)
    return source


def _make_older(page: PracticePage, *, steps: int) -> None:
    """Take away what the later versions brought: a mishap told, a piece of advice, a figure."""
    if steps >= 1:
        page.failures = without_last_block(page.failures)
        page.figures = page.figures[:-1]
    if steps >= 2:
        page.transfer = without_last_block(page.transfer)


def without_last_block(text: str) -> str:
    """`text` without its last list item or paragraph."""
    lines = text.strip().split("\n")
    starts = [number for number, line in enumerate(lines) if line[:2] in ("- ", "* ") or line[:1].isdigit()]
    if starts and starts[-1] > 0:
        return "\n".join(lines[: starts[-1]]).rstrip() + "\n"
    blocks = text.strip().split("\n\n")
    return "\n\n".join(blocks[:-1]) + "\n" if len(blocks) > 1 else text


def _next_version(page: PracticePage, wanted: dict[str, Any], step: Table, row: Table, author: Any) -> PracticePage:
    for name in step["brings"]:
        setattr(page, name, wanted[name])
    at = days_ago(row["published_days_ago"] * step["after"])
    return publish(page, user=author, at=at, note=step["note"], minor=step.get("minor", False))


def _translate(library: Library, row: Table, source: PracticePage, codes: list[str], story: Table) -> None:
    for code in codes:
        page = build(library, row, code)
        attach(page, row["key"], code, PracticePicture, PracticeFile)
        page.confirm_by = source.confirm_by
        parent = Page.objects.get(pk=library.indexes[code].pk)
        page = add_page(parent, page, source=source)
        translator = library.people["thomas" if code in ("de", "en") else "helene"]
        page = publish(page, user=translator, at=days_ago(row["published_days_ago"] * 0.1))
        mark_translated(page, source, machine=code in story.get("machine", []))


def _adopt(library: Library, page: PracticePage, row: Table) -> None:
    at = days_ago(row["days_ago"])
    adoption = Adoption.objects.create(
        practice_key=page.translation_key,
        project=library.projects[row["project"]],
        recorded_by=library.people[row["by"]],
        language=row["lang"],
        changed=row["changed"],
        outcome=row["outcome"],
        adopted_on=at.date(),
    )
    Adoption.objects.filter(pk=adoption.pk).update(created_at=at, updated_at=at)
