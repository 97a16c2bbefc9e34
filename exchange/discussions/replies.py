"""Answering by mail: what is written there stands in the thread as if it had been written on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from exchange.discussions import followers, rules
from exchange.discussions.errors import DiscussionError
from exchange.discussions.services.say import reply
from hub.notifications.replies import CannotPostError, Taken, on_reply
from hub.search.relevance.guess import guess_language

if TYPE_CHECKING:
    from hub.accounts.models import User


def answer(user: User, target: str, text: str) -> Taken:
    """Post under the post that was told of. Raises CannotPostError, which tells nothing of what they may not read."""
    post = followers.post_of(target)
    if post is None or not post.is_shown or post.thread.held or post.thread.forum_id not in rules.readable_forums(user):
        raise CannotPostError(_("Le message auquel vous répondez n’est plus là, ou ne vous est plus ouvert."))
    try:
        said = reply(
            thread=post.thread, user=user, text=text, language=guess_language(text, user.language), reply_to=post
        )
    except DiscussionError as error:
        raise CannotPostError(str(error)) from error
    return Taken(said.get_absolute_url(), waits=said.held)


for kind in (followers.STARTED, followers.SAID, followers.REPLIED, followers.CALLED):
    on_reply(kind)(answer)
