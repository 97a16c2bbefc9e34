"""Saying that something was said."""

from __future__ import annotations

from exchange.discussions.followers import CALLED, NAMED, REPLIED, SAID, STARTED, subject_of_forum, subject_of_thread
from exchange.discussions.mentions import leaders_of_projects_in, mentioned
from exchange.discussions.models import Post
from exchange.discussions.queries.labels import forum_labels
from hub.notifications.services.announce import announce
from hub.notifications.services.subscribe import follow_by_deed


def tell(*, post: Post) -> None:
    """Announce a post that everybody who reads the thread may read now, in the open transaction.

    Who is called by name hears of that; who is answered, or asked, of the answer; everybody else as they follow.
    """
    thread, target = post.thread, f"post:{post.pk}"
    subject = subject_of_thread(thread.pk)
    if post.author is not None:
        follow_by_deed(user=post.author, subject=subject)
    by_name = mentioned(post.text, thread.forum_id)
    if by_name:
        announce(kind=CALLED, subjects=[], actor=post.author, target=target, addressed=by_name)
    leading = leaders_of_projects_in(post.text, thread.forum_id) - by_name
    if leading:
        announce(kind=NAMED, subjects=[], actor=post.author, target=target, addressed=leading)
    by_name |= leading
    if post.number == 1:
        label = forum_labels("fr").get(thread.forum_id)
        subjects = [subject_of_forum(thread.forum_id)] + ([f"theme:{label.theme}"] if label and label.theme else [])
        announce(kind=STARTED, subjects=subjects, actor=post.author, target=target, without=by_name)
        return
    asked = {thread.author_id, post.reply_to.author_id if post.reply_to else None} - {None} - by_name
    announce(
        kind=SAID,
        subjects=[subject, subject_of_forum(thread.forum_id)],
        actor=post.author,
        target=target,
        addressed=[pk for pk in asked if pk is not None],
        addressed_kind=REPLIED,
        without=by_name,
    )
