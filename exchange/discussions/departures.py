"""What becomes of what somebody said who leaves."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from exchange.discussions.models import (
    Attachment,
    Circle,
    CircleRequest,
    ForumMark,
    Poll,
    PollVote,
    Post,
    PostDraft,
    PostVersion,
    ThreadMark,
    Useful,
)
from exchange.discussions.services.circles import leave
from exchange.discussions.services.poll import count_votes
from hub.pagecache import bump
from hub.portability.farewells import on_departure


@on_departure(
    "discussions",
    goes=_(
        "Vos brouillons de messages, vos signets de lecture, vos voix dans les sondages et vos places dans les cercles."
    ),
    stays=_(
        "Vos messages dans les discussions et vos traductions, avec leurs images et fichiers mais sans votre nom,"
        " pour que les réponses se comprennent."
    ),
)
def leave_discussions(user: Any) -> None:
    """Give up places, marks and drafts; former versions of posts go, the posts stay without a name."""
    for circle in Circle.objects.filter(places__user=user):
        leave(circle=circle, user=user)
    for model in (CircleRequest, ForumMark, PostDraft, ThreadMark):
        model._default_manager.filter(user=user).delete()
    for post in Post.objects.filter(useful_rows__user=user):
        Useful.objects.filter(post=post, user=user).delete()
        Post.objects.filter(pk=post.pk).update(useful=Useful.objects.filter(post=post).count())
    for poll in Poll.objects.filter(options__vote_rows__user=user).distinct():
        PollVote.objects.filter(option__poll=poll, user=user).delete()
        count_votes(poll)
    PostVersion.objects.filter(post__author=user).delete()
    Attachment.objects.filter(user=user, post=None).delete()
    bump()
