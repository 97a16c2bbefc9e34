"""The five themes and the page of the meeting."""

from __future__ import annotations

from wagtail.models import Page

from config.demo.content import languages_of, read, read_folder
from config.demo.parts.site import ESTABLISHED_DAYS_AGO, Homes
from config.demo.publishing import AnyPage, add_page, days_ago, mark_translated, publish
from hub.accounts.models import User
from hub.pages.models import BasePage
from resources.themes.models import MeetingPage, ThemeIndexPage, ThemePage

AT = ESTABLISHED_DAYS_AGO - 5


def load_themes(homes: Homes, editor: User) -> None:
    """Make the index of themes and the themes in all languages; the order of the files is theirs."""
    texts = read("indexes.toml")["themes"]
    indexes: dict[str, ThemeIndexPage] = {}
    for code in languages_of(texts):
        page = ThemeIndexPage(**texts[code], locale=homes[code].locale, show_in_menus=True)
        indexes[code] = _publish(homes[code], page, indexes.get("fr"), editor)
    for hue, row in enumerate(read_folder("themes"), start=1):
        source: ThemePage | None = None
        for code in languages_of(row):
            fields = dict(row[code])
            questions = [("question", question) for question in fields.pop("questions")]
            theme = ThemePage(**fields, questions=questions, code=row["code"], hue=hue, locale=homes[code].locale)
            theme = _publish(indexes[code], theme, source, editor)
            source = source or theme


def load_meeting(homes: Homes, editor: User) -> None:
    """Make the page of the meeting in all languages."""
    texts = read("meeting.toml")
    source: MeetingPage | None = None
    for code in languages_of(texts):
        page = _publish(
            homes[code],
            MeetingPage(**texts[code], locale=homes[code].locale),
            source,
            editor,
        )
        source = source or page


def _publish(parent: Page, page: AnyPage, source: BasePage | None, editor: User) -> AnyPage:
    parent = Page.objects.get(pk=parent.pk)
    page = publish(add_page(parent, page, source=source), user=editor, at=days_ago(AT))
    if source is not None:
        mark_translated(page, source)
    return page
