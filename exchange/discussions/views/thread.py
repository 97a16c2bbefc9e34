"""Reading a thread."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from exchange.discussions import rules
from exchange.discussions.forms.posts import ReplyForm
from exchange.discussions.models import Post, Thread
from exchange.discussions.queries.about import about_of
from exchange.discussions.queries.harvest import grown_from
from exchange.discussions.queries.labels import labels_of
from exchange.discussions.queries.posts import PER_PAGE, page_number, post_rows
from exchange.discussions.queries.unread import first_unread, unread_in
from exchange.discussions.services.attach import attached
from exchange.discussions.services.drafts import draft_at
from exchange.discussions.services.read import read_to, unread_from
from exchange.discussions.views.doors import knocking, known, post_or_404, reader_language, thread_or_404
from hub.contributions.kinds import quotable_kinds
from hub.contributions.views.doors import member_required
from hub.languages.machine import is_configured
from hub.notifications.services.read import seen
from hub.pages.head import plain_head
from hub.text.markdown import to_plain


@require_safe
@knocking
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Twenty posts by their numbers; who is logged in has read them then."""
    found = thread_or_404(request, pk)
    if found.pk != pk:
        return redirect(found)
    pages = Paginator(range(found.last_number), PER_PAGE)
    written = request.GET.get("page", "1")
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < 9 else 1
    if not 1 <= number <= pages.num_pages:
        raise Http404
    return render(request, "exchange/discussions/thread.html", thread_context(request, found, pages.page(number)))


def thread_context(request: HttpRequest, found: Thread, page: Any) -> dict[str, Any]:
    """Everything that the page of a thread shows."""
    language, user = reader_language(), request.user
    first = (page.number - 1) * PER_PAGE + 1
    last = min(first + PER_PAGE - 1, found.last_number)
    posts = post_rows(found, user, first=first, last=last, language=language)
    unread = 0
    if user.is_authenticated:
        fresh = unread_in(user, [found]).get(found.pk)
        unread = fresh.first if fresh else 0
        if "prefetch" not in request.headers.get("sec-purpose", ""):
            read_to(thread=found, user=user, number=last)
            seen(user=user, targets=[f"post:{row.pk}" for row in posts])
    may_reply = rules.may_reply(user, found)
    initial: dict[str, Any] = {"language": language, "key": uuid4()}
    draft = draft_at(user, f"thread:{found.pk}") if may_reply and user.is_authenticated else None
    if draft is not None:
        initial |= {"key": draft.key, "text": draft.text, "language": draft.language or language}
    forum = labels_of([found.forum_id], language).get(found.forum_id)
    may_harvest = user.is_authenticated and not found.held
    opening = Post.objects.filter(thread=found, number=1, held=False, hidden_at=None).values_list("text", flat=True)
    return {
        "thread": found,
        "forum": forum,
        "posts": posts,
        "page": page,
        "first_unread": unread if first <= unread <= last else 0,
        "foreign": found.language if found.language != language else "",
        "answer": found.answer if found.answer and not first <= found.answer.number <= last else None,
        "may_reply": may_reply,
        "draft": draft,
        "attached": attached(user=known(request), key=initial["key"]) if may_reply else [],
        "may_ask_machine": is_configured() and may_reply and found.forum_id in rules.open_forums(),
        "place": f"thread:{found.pk}",
        "deed": _("Publier"),
        "is_moderator": rules.may_moderate(user, found.forum),
        "may_mark": found.is_question and rules.may_mark_answer(user, found),
        "form": ReplyForm(initial=initial, is_public=not found.forum.circle_id) if may_reply else None,
        "about": about_of(found, user, language),
        "grown": grown_from(found, user, language),
        "harvest_kinds": [kind for kind in quotable_kinds() if kind.may_start(known(request))] if may_harvest else [],
        "crumbs": [{"label": forum.title, "url": forum.url}] if forum else [],
        "head": plain_head(request, title=found.title, description=to_plain(opening[0][:1000] if opening else "")),
    }


@require_safe
@knocking
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent link of a post: to its thread, its page and its place."""
    found = post_or_404(request, pk)
    return redirect(place_of(found))


def place_of(found: Post) -> str:
    """Where a post stands now."""
    page = page_number(found.number)
    query = f"?page={page}" if page > 1 else ""
    return f"{found.thread.get_absolute_url()}{query}#post-{found.number}"


@require_safe
@knocking
def unread(request: HttpRequest, pk: int) -> HttpResponse:
    """To the first post that the person has not read; for visitors to the beginning."""
    found = thread_or_404(request, pk)
    number = first_unread(request.user, found) if request.user.is_authenticated else 1
    page = page_number(number)
    query = f"?page={page}" if page > 1 else ""
    response = redirect(f"{found.get_absolute_url()}{query}#post-{number}")
    response["Cache-Control"] = "private, no-cache"
    return response


@member_required
@require_POST
def mark_unread(request: HttpRequest, pk: int) -> HttpResponse:
    """«From here on I still want to read.» Back to the list."""
    found = post_or_404(request, pk)
    unread_from(thread=found.thread, user=known(request), number=found.number)
    label = labels_of([found.thread.forum_id], reader_language()).get(found.thread.forum_id)
    return redirect(label.url if label else found.thread.get_absolute_url())
