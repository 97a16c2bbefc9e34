"""What a reader is told about the language of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.pages.addresses import group_of
from hub.pages.queries.states import State

if TYPE_CHECKING:
    from hub.pages.models import BasePage


@dataclass(frozen=True)
class Notice:
    """`state` is `own` (not translated yet), `machine` or `outdated`; `language` is that of the source."""

    state: str
    language: str
    source_url: str = ""
    translate_url: str = ""


def notice_of(page: BasePage, language: str, *, translate_url: str = "") -> Notice | None:
    """What to say of `page` to a reader of `language`; None where there is nothing to say."""
    if page.language != language:
        return Notice("own", page.language, translate_url=translate_url)
    group = group_of(page)
    own, source = group.get(page.language), group.source
    if own is None or source is None or own.state not in (State.MACHINE, State.OUTDATED):
        return None
    notice = Notice(own.state.value, source.language, translate_url=translate_url)
    return replace(notice, source_url=source.url) if source.live else notice
