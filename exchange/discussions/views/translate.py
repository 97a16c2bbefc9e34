"""Translating a post, by hand or by machine."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.discussions import rules
from exchange.discussions.errors import DiscussionError, NotAllowedError, StaleTranslationError
from exchange.discussions.forms.translation import TranslationForm
from exchange.discussions.models import Post, PostTranslation
from exchange.discussions.services.translate import drop_translation, translate_by_hand, translate_by_machine
from exchange.discussions.views.doors import knocking, known, post_or_404, reader_language
from exchange.discussions.views.thread import place_of
from hub.contributions.views.doors import member_required


def _readable_or_404(request: HttpRequest, pk: int) -> Post:
    post = post_or_404(request, pk)
    if not rules.may_read_post(request.user, post):
        raise Http404(_("Ce message n’existe pas, ou n’est pas ouvert pour vous."))
    return post


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Say in the language of the page what the post says; `drop` takes away what stands there."""
    post, user, language = _readable_or_404(request, pk), known(request), reader_language()
    before = PostTranslation.objects.filter(post=post, language=language).first()
    if post.language == language or not rules.may_translate(user, post, before):
        messages.error(request, _("Vous ne pouvez pas traduire ce message dans cette langue, ou plus."))
        return redirect(place_of(post))
    if request.method == "POST" and request.POST.get("drop") and before is not None:
        return _dropped(request, before)
    outdated = before is not None and before.version != post.version
    may_drop = before is not None and rules.may_drop_translation(user, post, before)
    opened = {"made_at": before.made_at.isoformat()} if before else {}
    if before is not None and (may_drop or not outdated):
        opened["text"] = before.text
    data = request.POST if request.method == "POST" else None
    is_public = not post.thread.forum.circle_id
    form = TranslationForm(data, initial=opened, language=language, is_public=is_public)
    status, latest = (400 if form.is_bound else 200), None
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        made_at = _moment(told["made_at"])
        try:
            translate_by_hand(post=post, user=user, language=language, text=told["text"], made_at=made_at)
            messages.info(request, _("La traduction est en place, avec votre nom."))
            return redirect(place_of(post))
        except DiscussionError as error:
            form.add_error(None, str(error))
            status = error.status
            if isinstance(error, StaleTranslationError) and before is not None:
                # Who has seen the other translation may save over it.
                latest = before if may_drop or not outdated else None
                form.data = {**request.POST.dict(), "made_at": before.made_at.isoformat()}
    context = {
        "form": form,
        "post": post,
        "thread": post.thread,
        "before": before,
        "latest": latest,
        "outdated": outdated and may_drop,
        "may_drop": may_drop,
    }
    return render(request, "exchange/discussions/translate.html", context, status=status)


def _moment(written: str) -> datetime | None:
    try:
        return parse_datetime(written) if written else None
    except ValueError:
        return None


def _dropped(request: HttpRequest, translation: PostTranslation) -> HttpResponse:
    try:
        drop_translation(translation=translation, user=known(request))
        messages.info(request, _("La traduction est retirée."))
    except NotAllowedError:
        messages.error(
            request, _("Une traduction est retirée par qui l’a faite, par qui a écrit, ou par la modération.")
        )
    return redirect(place_of(translation.post))


@member_required
@require_POST
def ask_machine(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the post translated into the language of the page by the configured machine."""
    post = _readable_or_404(request, pk)
    try:
        translate_by_machine(post=post, user=known(request), language=reader_language())
    except DiscussionError as error:
        messages.error(request, str(error))
    return redirect(place_of(post))
