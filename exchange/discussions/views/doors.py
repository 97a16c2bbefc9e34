"""What all doors of the discussions have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.discussions import rules
from exchange.discussions.models import Circle, Forum, Post, Thread

if TYPE_CHECKING:
    from hub.accounts.models import User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
MOST_STEPS = 20


def reader_language() -> str:
    """Two-letter code of the active language."""
    return (get_language() or "fr")[:2]


def known(request: HttpRequest) -> User:
    """The person behind a request that only people with an account get this far with."""
    user: User | Any = request.user
    assert user.is_authenticated
    return user


def written_key(written: str) -> UUID | None:
    """The key that stands in a form; None for anything else."""
    try:
        return UUID(written)
    except ValueError:
        return None


def knocking(view: View) -> View:
    """What is not there and what is not theirs looks the same: visitors are asked to log in, members get 404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if request.user.is_authenticated or request.method not in ("GET", "HEAD"):
                raise
            return redirect_to_login(request.get_full_path(), reverse("account_login"))

    return guarded  # type: ignore[return-value]


def thread_or_404(request: HttpRequest, pk: int) -> Thread:
    """The thread with this key, or the one that it was merged into, if the person may read it."""
    rows = Thread.objects.select_related("forum", "forum__circle", "author", "answer")
    found = rows.filter(pk=pk).first()
    for _step in range(MOST_STEPS):
        if found is None or found.merged_into_id is None:
            break
        found = rows.filter(pk=found.merged_into_id).first()
    if found is None or not rules.may_read_thread(request.user, found):
        raise Http404(_("Ce fil n’existe pas, ou n’est pas ouvert pour vous."))
    return found


def post_or_404(request: HttpRequest, pk: int) -> Post:
    """The post with this key, if the person may read its thread; its words may be gone."""
    found = Post.objects.select_related("thread", "thread__forum", "author").filter(pk=pk).first()
    if found is None or not rules.may_read_thread(request.user, found.thread):
        raise Http404(_("Ce message n’existe pas, ou n’est pas ouvert pour vous."))
    if found.held and not rules.sees_hidden(request.user, found):
        raise Http404(_("Ce message n’existe pas, ou n’est pas ouvert pour vous."))
    return found


def forum_or_404(request: HttpRequest, pk: int) -> Forum:
    """The forum or circle with this key, if the person may read it."""
    found = Forum.objects.select_related("circle").filter(pk=pk).first()
    if found is None or not rules.may_read_forum(request.user, found.pk):
        raise Http404(_("Ce forum n’existe pas, ou n’est pas ouvert pour vous."))
    return found


def circle_or_404(request: HttpRequest, slug: str) -> Circle:
    """The circle, if the person may know of it."""
    found = rules.listed_circles(request.user).select_related("forum", "project").filter(slug=slug).first()
    if found is None:
        raise Http404(_("Ce cercle n’existe pas, ou ne se montre pas à vous."))
    return found
