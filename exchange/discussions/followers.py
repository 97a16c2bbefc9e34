"""Forums, circles and threads can be followed: what is told of them, and to whom."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from exchange.discussions import rules
from exchange.discussions.models import Post, PostTranslation, Thread
from exchange.discussions.queries.labels import labels_of
from hub.accounts.models import User
from hub.notifications.kinds import Shown
from hub.notifications.subjects import Named
from hub.text.markdown import to_plain

STARTED, SAID, REPLIED, CALLED = "discussions.thread", "discussions.post", "discussions.reply", "discussions.mention"
NAMED = "discussions.project"


def subject_of_forum(pk: int) -> str:
    """What a forum or circle is followed as."""
    return f"forum:{pk}"


def subject_of_thread(pk: int) -> str:
    """What a thread is followed as."""
    return f"thread:{pk}"


def _keys(idents: Collection[str]) -> list[int]:
    return [int(ident) for ident in idents if ident.isascii() and ident.isdecimal() and len(ident) < 19]


def named_forums(idents: Collection[str], language: str) -> dict[str, Named]:
    """Forums and circles by their names."""
    labels = labels_of(_keys(idents), language)
    return {str(pk): Named(label.title, label.url, label.language) for pk, label in labels.items()}


def readers_of_forum(ident: str, users: Collection[int]) -> set[int]:
    """Whoever may read it now."""
    return set().union(*(rules.readers(pk, users) for pk in _keys([ident])))


def named_threads(idents: Collection[str], language: str) -> dict[str, Named]:
    """Threads by their titles."""
    with translation.override(language):
        rows = rules.listed().filter(pk__in=_keys(idents))
        return {str(row.pk): Named(row.title, row.get_absolute_url(), row.language) for row in rows}


def readers_of_thread(ident: str, users: Collection[int]) -> set[int]:
    """Whoever may read it now."""
    thread = Thread.objects.filter(pk__in=_keys([ident]), held=False).first()
    return rules.readers(thread.forum_id, users) if thread else set()


def _posts(targets: Collection[str]) -> dict[str, Post]:
    pks = _keys([target.partition(":")[2] for target in targets])
    rows = Post.objects.filter(pk__in=pks).select_related("author", "thread__forum__circle")
    return {f"post:{post.pk}": post for post in rows}


def post_of(target: str) -> Post | None:
    """The post that a notice is about, whoever may read it."""
    return _posts([target]).get(target)


def readers_of_post(target: str, users: Collection[int]) -> set[int]:
    """Whoever may read its words now."""
    post = _posts([target]).get(target)
    if post is None or not post.is_shown or post.thread.held:
        return set()
    return rules.readers(post.thread.forum_id, users)


def shown_as(sentence: Any) -> Any:
    """What shows posts under this sentence, which names `who` and `title`."""

    def show(targets: Collection[str], user: User, language: str) -> dict[str, Shown]:
        posts = {target: post for target, post in _posts(targets).items() if post.is_shown and not post.thread.held}
        readable = rules.readable_forums(user)
        rows = PostTranslation.objects.current().filter(post__in=list(posts.values()), language=language)
        said = dict(rows.values_list("post", "text"))
        with translation.override(language):
            return {
                target: _shown(post, str(sentence), said.get(post.pk), language)
                for target, post in posts.items()
                if post.thread.forum_id in readable
            }

    return show


def _shown(post: Post, sentence: str, translated: str | None, language: str) -> Shown:
    circle = post.thread.forum.circle
    who = post.author.get_full_name() if post.author else _("Personne partie")
    return Shown(
        line=sentence % {"who": who, "title": post.thread.title},
        url=post.get_absolute_url(),
        title=post.thread.title,
        text=Truncator(to_plain(post.text if translated is None else translated)).chars(400),
        language=post.language if translated is None else language,
        private=circle is not None and not circle.mail_shows_text,
        # Not even the title leaves the circle.
        discreet=_("Du nouveau dans le cercle «%(name)s»") % {"name": circle.name} if circle else "",
        conversation=f"thread-{post.thread_id}",
    )
