"""Forums, a circle, and what people said in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wagtail.models import Page

from config.demo.content import languages_of, read, read_folder
from config.demo.parts.people import People
from config.demo.parts.site import Homes
from config.demo.parts.themes import AT
from config.demo.publishing import AnyPage, add_page, days_ago, mark_translated, publish
from exchange.discussions.models import Circle, DiscussionIndexPage, Forum, ForumPage, Post, Thread
from exchange.discussions.services.circles import admit, found_circle
from exchange.discussions.services.poll import ask_poll, vote
from exchange.discussions.services.say import open_thread, reply
from hub.accounts.models import User
from hub.pages.models import BasePage

Forums = dict[str, Forum]


def load_forums(homes: Homes, editor: User) -> Forums:
    """Make the page of discussions and its forums in all languages; returns the forums by their keys."""
    told = read("forums.toml")
    indexes: dict[str, DiscussionIndexPage] = {}
    for code in languages_of(told["index"]):
        page = DiscussionIndexPage(**told["index"][code], locale=homes[code].locale, show_in_menus=True)
        indexes[code] = _publish(homes[code], page, indexes.get("fr"), editor)
    forums: Forums = {}
    for row in told["forums"]:
        source: ForumPage | None = None
        for code in languages_of(row):
            page = ForumPage(**row[code], theme=row["theme"], locale=homes[code].locale)
            made = _publish(indexes[code], page, source, editor)
            source = source or made
        assert source is not None
        forums[row["key"]] = Forum.objects.get(key=source.translation_key)
    return forums


def load_threads(forums: Forums, people: People) -> None:
    """Make the circle and all threads, each post as if it had been written then."""
    told = read("forums.toml")["circle"]
    keeper, members = people[told.pop("keeper")], told.pop("people")
    circle = found_circle(circle=Circle(**told, is_example=True), user=keeper)
    for key in members:
        admit(circle=circle, user=people[key])
    places = {**forums, "circle": circle.forum}
    rows = [row for table in read_folder("threads") for row in table["threads"]]
    for row in sorted(rows, key=lambda each: -each["days"]):
        _talk(row, places[row["forum"]], people)


def _talk(row: dict[str, Any], forum: Forum, people: People) -> None:
    first, *later = row["posts"]
    at = days_ago(row["days"])
    thread = open_thread(
        forum=forum,
        user=people[first["person"]],
        title=first["title"],
        text=first["text"],
        language=first["language"],
        is_question=first.get("question", True),
        at=at,
        judge=False,
    )
    posts = [Post.objects.get(thread=thread)]
    _ask(first.get("poll"), posts[0], people[first["person"]], people)
    for hours, said in enumerate(later, start=1):
        to = posts[said["reply_to"] - 1] if said.get("reply_to") else None
        author = people[said["person"]]
        when = at + timedelta(hours=5 * hours * hours)
        posts.append(
            reply(
                thread=thread,
                user=author,
                text=said["text"],
                language=said["language"],
                reply_to=to,
                at=when,
                judge=False,
            )
        )
    answer = posts[row["answer"] - 1] if row.get("answer") else None
    pinned = first.get("pinned", False)
    Thread.objects.filter(pk=thread.pk).update(is_example=True, answer=answer, pinned=pinned)


def _ask(told: dict[str, Any] | None, post: Post, author: User, people: People) -> None:
    if told is None:
        return
    poll = ask_poll(post=post, user=author, question=told["question"], options=told["options"], judge=False)
    options = list(poll.options.values_list("pk", flat=True))
    for person, chosen in told["votes"].items():
        vote(poll=poll, user=people[person], options=[options[chosen - 1]])


def _publish(parent: Page, page: AnyPage, source: BasePage | None, editor: User) -> AnyPage:
    page = publish(add_page(Page.objects.get(pk=parent.pk), page, source=source), user=editor, at=days_ago(AT))
    if source is not None:
        mark_translated(page, source)
    return page
