"""Saying something, changing it, taking it back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.discussions import rules
from exchange.discussions.errors import DiscussionError, NotAllowedError, StalePostError
from exchange.discussions.forms.posts import EditFirstForm, EditForm, PostForm, ReplyForm, ThreadForm
from exchange.discussions.models import Post, PostDraft
from exchange.discussions.models.thread import LONGEST_TITLE
from exchange.discussions.queries.labels import labels_of
from exchange.discussions.services.attach import attached
from exchange.discussions.services.change_post import delete_post, edit_post
from exchange.discussions.services.drafts import LONGEST, draft_at, drop_draft, keep_draft
from exchange.discussions.services.read import read_all
from exchange.discussions.services.say import open_thread, reply
from exchange.discussions.subjects import read_about
from exchange.discussions.views.attachments import form_key, take_in
from exchange.discussions.views.doors import (
    forum_or_404,
    knocking,
    known,
    post_or_404,
    reader_language,
    thread_or_404,
    written_key,
)
from exchange.discussions.views.preview import shown_to
from exchange.discussions.views.thread import place_of
from hub.accounts.models import User
from hub.contributions.views.doors import member_required
from hub.text.clean import without_controls

TEMPLATE = "exchange/discussions/write.html"


def refused(form: PostForm, error: DiscussionError) -> int:
    """Say in the form what stands in the way; the status to answer with."""
    form.add_error(None, str(error))
    return error.status


def begun(user: User, place: str, initial: dict[str, Any]) -> PostDraft | None:
    """Take up what was typed at `place` and not sent, in `initial`; what the address brings along stays."""
    draft = draft_at(user, place)
    if draft is not None:
        initial |= {"key": draft.key}
        for name in ("title", "text", "language"):
            if getattr(draft, name) and not (name == "text" and initial.get("text")):
                initial[name] = getattr(draft, name)
    return draft


def looking(request: HttpRequest, place: str) -> SafeString | None:
    """Without a script: keep the draft and show how it will read, where that was asked for."""
    if request.method != "POST" or not request.POST.get("look"):
        return None
    text = request.POST.get("text", "")
    keep_draft(
        user=known(request),
        place=place,
        text=text[:LONGEST],
        title=request.POST.get("title", ""),
        language=request.POST.get("language", ""),
        key=written_key(request.POST.get("key", "")),
    )
    return shown_to(request, text)


def _quoted(post: Post) -> str:
    """The post as a quotation with its author, ready to be answered under."""
    name = post.author.get_full_name() if post.author else _("Personne partie")
    lines = "\n".join(f"> {line}".rstrip() for line in post.text.split("\n"))
    return f"> **{name}** ([#{post.number}]({post.get_absolute_url()}))\n>\n{lines}\n\n"


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def new_thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a thread in a forum."""
    forum, user = forum_or_404(request, pk), known(request)
    label = labels_of([forum.pk], reader_language()).get(forum.pk)
    posted = request.method == "POST"
    place = f"forum:{forum.pk}"
    initial: dict[str, Any] = {"language": reader_language(), "key": uuid4()}
    initial |= {"about": read_about(request.GET.get("about", ""))}
    draft = begun(user, place, initial) if not posted else None
    if request.GET.get("title"):
        initial["title"] = without_controls(request.GET["title"])[:LONGEST_TITLE]
    form = ThreadForm(request.POST if posted else None, initial=initial, is_public=not forum.circle_id)
    again = posted and take_in(request, form)
    preview_html = looking(request, place)
    status = 400 if posted and preview_html is None else 200
    if posted and preview_html is None and not again and form.is_valid():
        said = form.cleaned_data
        said.pop("privacy_checked", None)
        try:
            thread = open_thread(forum=forum, user=user, **said)
            drop_draft(user=user, place=place)
            return redirect(thread)
        except DiscussionError as error:
            status = refused(form, error)
    context = {
        "form": form,
        "forum": label,
        "heading": _("Ouvrir un fil"),
        "deed": _("Publier"),
        "place": place,
        "draft": draft,
        "preview_html": preview_html,
        "attached": attached(user=user, key=form_key(form)),
    }
    return render(request, TEMPLATE, context, status=status)


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Reply in a thread; without a script also to one post (`?to=`), with what it says (`&quote=1`)."""
    thread, user = thread_or_404(request, pk), known(request)
    posted = request.method == "POST"
    to = _answered(request, thread.pk, request.POST.get("reply_to") or request.GET.get("to"))
    initial: dict[str, Any] = {"language": reader_language(), "key": uuid4(), "reply_to": to.pk if to else None}
    if to and request.GET.get("quote"):
        initial["text"] = _quoted(to)
    place = f"thread:{thread.pk}"
    draft = begun(user, place, initial) if not posted else None
    form = ReplyForm(request.POST if posted else None, initial=initial, is_public=not thread.forum.circle_id)
    again = posted and take_in(request, form)
    preview_html = looking(request, place)
    status = 400 if posted and preview_html is None else 200
    if posted and preview_html is None and not again and form.is_valid():
        said = form.cleaned_data
        try:
            post = reply(
                thread=thread,
                user=user,
                text=said["text"],
                language=said["language"],
                key=said["key"],
                reply_to=to,
            )
            drop_draft(user=user, place=place)
            return redirect(place_of(post))
        except DiscussionError as error:
            status = refused(form, error)
    elif not posted and not rules.may_reply(user, thread):
        messages.error(request, _("Ce fil ne prend plus de messages."))
        return redirect(thread)
    context = {
        "form": form,
        "thread": thread,
        "to": to,
        "heading": _("Répondre"),
        "deed": _("Publier"),
        "place": place,
        "draft": draft,
        "preview_html": preview_html,
        "attached": attached(user=user, key=form_key(form)),
    }
    return render(request, TEMPLATE, context, status=status)


def _answered(request: HttpRequest, thread: int, pk: str | None) -> Post | None:
    """The post of the thread that is answered, as far as the person may read it."""
    if not pk or not pk.isascii() or not pk.isdecimal() or len(pk) > 18:
        return None
    found = Post.objects.select_related("thread", "thread__forum", "author").filter(pk=pk, thread=thread).first()
    return found if found and rules.may_read_post(request.user, found) else None


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own post; who meets a change made elsewhere sees both."""
    post, user = post_or_404(request, pk), known(request)
    posted = request.method == "POST"
    if not posted and not rules.may_edit(user, post):
        return _refuse(request, post)
    form_class = EditFirstForm if post.number == 1 else EditForm
    initial = {"text": post.text, "language": post.language, "version": post.version, "title": post.thread.title}
    initial |= {"key": uuid4()}
    form = form_class(request.POST if posted else None, initial=initial, is_public=not post.thread.forum.circle_id)
    place = f"post:{post.pk}"
    again = posted and take_in(request, form, post)
    preview_html = looking(request, place)
    status, latest = (400 if posted and preview_html is None else 200), None
    if posted and preview_html is None and not again and form.is_valid():
        said = form.cleaned_data
        try:
            post = edit_post(
                post=post,
                user=user,
                text=said["text"],
                language=said["language"],
                version=said["version"],
                title=said.get("title"),
                key=said["key"],
            )
            drop_draft(user=user, place=place)
            return redirect(place_of(post))
        except StalePostError as error:
            status, latest = refused(form, error), post
            # Who has seen the other version may save over it.
            form.data = {**request.POST.dict(), "version": str(post.version)}
        except DiscussionError as error:
            status = refused(form, error)
    context = {
        "form": form,
        "thread": post.thread,
        "latest": latest,
        "changed_post": post,
        "heading": _("Modifier le message"),
        "deed": _("Enregistrer"),
        "place": place,
        "preview_html": preview_html,
        "attached": attached(user=user, key=form_key(form), post=post),
    }
    return render(request, TEMPLATE, context, status=status)


def _refuse(request: HttpRequest, post: Post) -> HttpResponse:
    """Back to the post, with why nothing can be done."""
    messages.error(request, str(NotAllowedError()))
    return redirect(place_of(post))


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own post back, after a look at it."""
    post, user = post_or_404(request, pk), known(request)
    if not rules.may_delete(user, post):
        return _refuse(request, post)
    if request.method == "POST":
        delete_post(post=post, user=user)
        messages.info(request, _("Le message est retiré. Sa place reste, pour que les réponses se comprennent."))
        return redirect(place_of(post))
    return render(request, "exchange/discussions/delete.html", {"post": post, "thread": post.thread})


@member_required
@require_POST
def forum_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everything in a forum count as read."""
    forum = forum_or_404(request, pk)
    read_all(forum=forum, user=known(request))
    label = labels_of([forum.pk], reader_language()).get(forum.pk)
    return redirect(label.url if label else "/")
