"""What the search is told of practices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from exchange.directory.models import Project
from exchange.directory.queries.words import keywords_for
from exchange.practices.guide import practice_guide
from exchange.practices.models import Adoption, PracticePage
from hub.contributions.found_files import Filed, Filing
from hub.search.documents import SearchDocument, Section
from hub.search.pages.open_pages import OpenPage
from hub.text.markdown import to_paragraphs
from resources.themes.queries.themes import theme_titles, theme_words


def describe_practices(practices: Sequence[OpenPage[PracticePage]]) -> Iterator[SearchDocument]:
    """Each practice with its sections, and what other projects said of taking it up: four queries, however many."""
    if not practices:
        return
    titles = theme_titles()
    taken_up = adoptions_of(held.page for held in practices)
    names = dict(Project.objects.filter(pk__in={held.page.project_id for held in practices}).values_list("pk", "name"))
    for held in practices:
        practice = held.page
        keywords = theme_words(practice.themes, held.language, titles)
        keywords += keywords_for(practice.cantons, practice.target_groups, held.language)
        if practice.project_id in names:
            keywords.append(names[practice.project_id])
        yield held.document(
            "practice",
            summary=practice.result,
            sections=[*_sections(held), *taken_up[practice.pk]],
            keywords=tuple(dict.fromkeys(keywords)),
            facets={"theme": tuple(practice.themes), "canton": tuple(practice.cantons)},
        )


def filing() -> Filing:
    """Says under what the files of practices are found: one query, however many files."""
    titles = theme_titles()

    def filed(practices: Sequence[PracticePage], language: str) -> Filed:
        themes = sorted({code for practice in practices for code in practice.themes})
        cantons = sorted({code for practice in practices for code in practice.cantons})
        groups = sorted({code for practice in practices for code in practice.target_groups})
        words = theme_words(themes, language, titles) + keywords_for(cantons, groups, language)
        return Filed(words, {"theme": tuple(themes), "canton": tuple(cantons)})

    return filed


def _sections(held: OpenPage[PracticePage]) -> Iterator[Section]:
    practice = held.page
    with translation.override(held.language):
        heading = _("Chiffres")
    yield Section("\n\n".join(_figure(row) for row in practice.figures), heading)
    guide = practice_guide(held.language)
    for name in practice.section_names:
        yield Section(to_paragraphs(practice.rendered.get(name, "")), guide[name].label, name)


def _figure(row: dict[str, object]) -> str:
    return " – ".join(str(row[name]) for name in ("value", "label", "note") if row.get(name))


def adoptions_of(practices: Iterable[PracticePage]) -> dict[int, list[Section]]:
    """What each project said of taking a practice up, by the key of the practice that it is found with.

    That is the version in the language it is written in, or the first version where there is none. Two queries.
    """
    wanted = {practice.translation_key for practice in practices}
    live = PracticePage.objects.filter(translation_key__in=wanted, live=True, alias_of=None)
    versions: dict[UUID, dict[str, int]] = defaultdict(dict)
    for key, language, pk in live.order_by("pk").values_list("translation_key", "locale__language_code", "pk"):
        versions[key][language] = pk
    found: dict[int, list[Section]] = defaultdict(list)
    rows = Adoption.objects.filter(practice_key__in=wanted, hidden_at=None).annotate(name=F("project__name"))
    for key, language, name, changed, outcome in rows.values_list(
        "practice_key", "language", "name", "changed", "outcome"
    ):
        pages = versions[key]
        if pages:
            page = pages.get(language, next(iter(pages.values())))
            found[page].append(Section("\n\n".join(filter(None, (changed, outcome))), name, "relay"))
    return found
