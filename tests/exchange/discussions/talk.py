"""Forums, circles and people who talk in them."""

from __future__ import annotations

from functools import partial
from typing import Any

from wagtail.models import Page

from exchange.discussions.models import Circle, DiscussionIndexPage, Forum, ForumPage, Thread
from exchange.discussions.services.circles import found_circle
from exchange.discussions.services.say import open_thread, reply
from hub.accounts.models import User
from hub.notifications.models import Event
from hub.notifications.services.spread import spread
from hub.notifications.services.tell import tell_all
from hub.pages.models import HomePage
from tests import trees
from tests.support.replay import replayed

# Moderation's limits have tests of their own.
say = partial(reply, judge=False)
SLUGS = {"fr": "discussions", "de": "diskussionen", "it": "discussioni", "en": "discussions"}


def _forum(*, slug: str = "forum", **fields: Any) -> Forum:
    page = ForumPage.objects.filter(slug=slug, locale__language_code="fr").get()
    return Forum.objects.get(key=page.translation_key)


@replayed(_forum)
def make_forum(*, slug: str = "forum", theme: str = "quality", **fields: Any) -> Forum:
    """A forum with a page in each language, under lists of discussions that are made where they lack."""
    first_index = DiscussionIndexPage.objects.first()
    source: ForumPage | None = None
    for code in trees.LANGUAGES:
        home = HomePage.objects.get(locale__language_code=code)
        index = DiscussionIndexPage.objects.filter(locale=home.locale).first()
        if index is None:
            index = DiscussionIndexPage(title="Discussions", slug=SLUGS[code], locale=home.locale, show_in_menus=True)
            if first_index:
                index.translation_key = first_index.translation_key
            home.add_child(instance=index)
            first_index = first_index or index
        values = {"title": f"Forum {code}", "lead": f"On en parle ({code}).", "theme": theme} | fields
        page = ForumPage(slug=slug, locale=home.locale, **values)
        if source:
            page.translation_key = source.translation_key
        Page.objects.get(pk=index.pk).specific.add_child(instance=page)
        source = source or page
    assert source is not None
    return Forum.objects.get(key=source.translation_key)


def make_circle(keeper: User, *, name: str = "Groupe", **fields: Any) -> Circle:
    """A working group that `keeper` keeps."""
    values = {"name": name, "language": "fr", "purpose": "Nous préparons une grille."} | fields
    return found_circle(circle=Circle(**values), user=keeper)


def work() -> int:
    """What the worker does with all that was announced; returns how many people were written to."""
    for pk in Event.objects.filter(done_at=None).values_list("pk", flat=True):
        spread(event_id=pk)
    return tell_all()


def make_thread(forum: Forum, user: User, title: str = "Comment dire non ?", **fields: Any) -> Thread:
    """A thread with its first post."""
    return open_thread(
        forum=forum, user=user, title=title, language="fr", text="Une **vraie** question.", judge=False, **fields
    )
