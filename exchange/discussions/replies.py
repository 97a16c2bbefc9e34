"""Answering by mail: what is written there stands in the thread as if it had been written on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from exchange.discussions import followers, rules
from exchange.discussions.errors import DiscussionError
from exchange.discussions.services.attach import attach, claim
from exchange.discussions.services.say import reply
from hub.media.errors import RefusedUpload
from hub.notifications.replies import CannotPostError, Taken, on_reply
from hub.search.relevance.guess import guess_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exchange.discussions.models import Post
    from hub.accounts.models import User
    from hub.notifications.incoming.reading import MailFile


def answer(user: User, target: str, text: str, files: Sequence[MailFile] = ()) -> Taken:
    """Post under the post that was told of, with what came along.

    Raises CannotPostError, which tells nothing of what they may not read.
    """
    post = followers.post_of(target)
    if post is None or not post.is_shown or post.thread.held or post.thread.forum_id not in rules.readable_forums(user):
        raise CannotPostError(_("Le message auquel vous répondez n’est plus là, ou ne vous est plus ouvert."))
    try:
        said = reply(
            thread=post.thread, user=user, text=text, language=guess_language(text, user.language), reply_to=post
        )
    except DiscussionError as error:
        raise CannotPostError(str(error)) from error
    return Taken(said.get_absolute_url(), waits=said.held, refused=_add(files, said, user))


def _add(files: Sequence[MailFile], post: Post, user: User) -> tuple[tuple[str, str], ...]:
    """Put the files under the post, as if they had been chosen in its form; those that cannot go there come back."""
    key, refused = uuid4(), []
    for file in files:
        try:
            attach(user=user, key=key, upload=ContentFile(file.data, name=file.name or "document"))
        except RefusedUpload as error:
            refused.append((file.name or _("sans nom"), str(error)))
    claim(post=post, user=user, key=key)
    return tuple(refused)


for kind in (followers.STARTED, followers.SAID, followers.REPLIED, followers.CALLED, followers.NAMED):
    on_reply(kind)(answer)
