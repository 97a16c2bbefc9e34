"""What somebody said, to carry away."""

from __future__ import annotations

from typing import Any

from exchange.discussions.models import CircleMember, Post, PostDraft
from hub.portability.registry import ExportPart, export


@export("discussions")
def discussions(user: Any) -> ExportPart:
    """Their posts with the titles of the threads, their drafts, their circles; nothing that others said."""
    posts = Post.objects.filter(author=user, deleted_at=None).select_related("thread").order_by("created_at")
    places = CircleMember.objects.filter(user=user).select_related("circle")
    drafts = PostDraft.objects.filter(user=user)
    return ExportPart(
        data={
            "posts": [
                {
                    "thread": post.thread.title,
                    "address": post.get_absolute_url(),
                    "number": post.number,
                    "language": post.language,
                    "written": post.created_at.isoformat(),
                    "text": post.text,
                }
                for post in posts
            ],
            "drafts": [{"title": each.title, "text": each.text, "place": each.place} for each in drafts],
            "circles": [{"circle": place.circle.name, "since": place.joined_at.isoformat()} for place in places],
        }
    )
