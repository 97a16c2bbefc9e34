"""What somebody said, to carry away."""

from __future__ import annotations

from functools import partial
from typing import Any

from exchange.discussions import rules
from exchange.discussions.models import Attachment, CircleMember, PollVote, Post, PostDraft, PostTranslation
from hub.portability.registry import ExportFile, ExportPart, export


@export("discussions")
def discussions(user: Any) -> ExportPart:
    """What they said, with the titles of the threads, and all that they did there; nothing that others said."""
    posts = Post.objects.filter(author=user, deleted_at=None).select_related("thread").order_by("created_at")
    readable = rules.readable_forums(user)
    places = CircleMember.objects.filter(user=user).select_related("circle")
    # What others said in a circle stays with its people: what a thread is called, what was asked, what was translated.
    votes = PollVote.objects.filter(user=user, option__poll__post__thread__forum__in=readable)
    translations = PostTranslation.objects.filter(user=user, post__thread__forum__in=readable)
    drafts = PostDraft.objects.filter(user=user)
    held = Attachment.objects.filter(user=user).defer("text")
    return ExportPart(
        data={
            "posts": [
                {
                    "thread": post.thread.title if post.thread.forum_id in readable else "",
                    "address": post.get_absolute_url(),
                    "number": post.number,
                    "language": post.language,
                    "written": post.created_at.isoformat(),
                    "text": post.text,
                }
                for post in posts
            ],
            "drafts": [{"title": each.title, "text": each.text, "place": each.place} for each in drafts],
            "translations": [
                {"address": each.post.get_absolute_url(), "language": each.language, "text": each.text}
                for each in translations.select_related("post").order_by("made_at")
            ],
            "votes": [
                {"question": each.option.poll.question, "choice": each.option.text, "at": each.at.isoformat()}
                for each in votes.select_related("option__poll").order_by("at", "pk")
            ],
            "circles": [{"circle": place.circle.name, "since": place.joined_at.isoformat()} for place in places],
        },
        files=[ExportFile(f"{each.pk}-{each.name}", each.size, partial(each.file.open, "rb")) for each in held],
    )
