"""What the pages of the themes show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hub.languages.queries.best import best
from hub.pages import panels
from hub.pages.head import head_of
from hub.pages.memo import remembered
from hub.pages.notice import notice_of
from hub.pages.queries.frame import site_frame
from hub.text.markdown import to_html
from resources.themes.queries.labels import EDGES, ThemeLabel, theme_labels

if TYPE_CHECKING:
    from resources.themes.models import MeetingPage, ThemeIndexPage, ThemePage


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of 2016 with its answer; `anchor` is the same in every language."""

    question: str
    answer_html: SafeString
    anchor: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """A theme with its questions."""

    code: str
    title: str
    url: str
    edge: str
    questions: list[Asked]


@remembered
def workshops(language: str) -> list[Workshop]:
    """Every theme with its questions in the language nearest to `language`, the editors' order."""
    from resources.themes.models import ThemePage

    labels = theme_labels(language)
    pages = best(ThemePage.objects.all(), language).order_by("path").only("code", "questions")
    return [
        Workshop(page.code, labels[page.code].title, labels[page.code].url, labels[page.code].edge, asked_in(page))
        for page in pages
    ]


def asked_in(theme: ThemePage) -> list[Asked]:
    """The questions of `theme` with their answers as HTML."""
    return [
        Asked(block.value["question"], to_html(block.value["answer"]), f"{theme.code}-{number}")
        for number, block in enumerate(theme.questions, start=1)
    ]


def index_context(page: ThemeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """The themes, each with how much the rooms have filed under it."""
    language = _reader()
    counts = {
        code: number
        for panel in panels.panels_for("theme_index", request)
        for code, number in panel.context["counts"].items()
    }
    themes = [{"label": label, "practices": counts.get(label.code, 0)} for label in theme_labels(language).values()]
    return {
        "themes": themes,
        "notice": notice_of(page, language),
        "head": head_of(page, description=page.lead),
    }


def theme_context(page: ThemePage, request: HttpRequest) -> dict[str, Any]:
    """A theme: its question, its answers of 2016, and what the rooms have on it."""
    from resources.themes.models import MeetingPage, ThemeIndexPage

    language = _reader()
    frame = site_frame()
    labels = list(theme_labels(language).values())
    place = next((number for number, label in enumerate(labels) if label.code == page.code), None)
    index_url = frame.first_of(ThemeIndexPage, language)
    index = next((node for node in frame.nodes if node.url == index_url), None)
    return {
        "edge": EDGES[(page.hue - 1) % len(EDGES)],
        "foreign": page.language if page.language != language else "",
        "crumbs": [{"label": index.title, "url": index.url}] if index else [],
        "intro_html": to_html(page.intro),
        "questions": asked_in(page),
        "meeting_url": frame.first_of(MeetingPage, language),
        "panels": panels.panels_for("theme", request, code=page.code),
        "previous_theme": _neighbour(labels, place, -1),
        "next_theme": _neighbour(labels, place, +1),
        "notice": notice_of(page, language),
        "head": head_of(page, description=page.lead),
    }


def _neighbour(labels: list[ThemeLabel], place: int | None, step: int) -> dict[str, str] | None:
    if place is None or not 0 <= place + step < len(labels):
        return None
    label = labels[place + step]
    return {"label": label.title, "url": label.url}


def meeting_context(page: MeetingPage, request: HttpRequest) -> dict[str, Any]:
    """The meeting, workshop by workshop, in the language of the page."""
    language = _reader()
    return {
        "foreign": page.language if page.language != language else "",
        "intro_html": to_html(page.intro),
        "outro_html": to_html(page.outro),
        "themes": workshops(page.language),
        "notice": notice_of(page, language),
        "head": head_of(page, description=page.lead),
    }


def _reader() -> str:
    return (get_language() or "fr")[:2]
