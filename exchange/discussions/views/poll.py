"""Polls: putting one under a post, voting, ending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.discussions import rules
from exchange.discussions.errors import DiscussionError, NotAllowedError
from exchange.discussions.forms.poll import PollForm
from exchange.discussions.models import Poll
from exchange.discussions.services.poll import ask_poll, close_poll, drop_poll
from exchange.discussions.services.poll import vote as cast
from exchange.discussions.views.doors import knocking, known, post_or_404
from exchange.discussions.views.thread import place_of
from hub.contributions.views.doors import member_required


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a poll under one's own post, or change it."""
    post, user = post_or_404(request, pk), known(request)
    if not rules.may_edit(user, post):
        messages.error(request, str(NotAllowedError()))
        return redirect(place_of(post))
    found = Poll.objects.filter(post=post).first()
    initial: dict[str, Any] = {}
    if found is not None:
        initial = {
            "question": found.question,
            "options": "\n".join(option.text for option in found.options.all()),
            "several": found.several,
            "closes_on": timezone.localdate(found.closes_at) if found.closes_at else None,
        }
    is_public = not post.thread.forum.circle_id
    form = PollForm(request.POST if request.method == "POST" else None, initial=initial, is_public=is_public)
    status = 400 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            ask_poll(post=post, user=user, **form.chosen())
            messages.info(request, _("Le sondage est sous votre message."))
            return redirect(place_of(post))
        except DiscussionError as error:
            form.add_error(None, str(error))
            status = error.status
    context = {"form": form, "post": post, "thread": post.thread, "poll": found}
    return render(request, "exchange/discussions/poll.html", context, status=status)


def _poll_or_404(request: HttpRequest, pk: int) -> Poll:
    post = post_or_404(request, pk)
    found = Poll.objects.filter(post=post).first()
    if found is None or not rules.may_read_post(request.user, post):
        raise Http404(_("Ce sondage n’existe pas, ou n’est pas ouvert pour vous."))
    return found


@member_required
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose; with nothing chosen, or `back`, take the vote back."""
    found, user = _poll_or_404(request, pk), known(request)
    written = [] if request.POST.get("back") else request.POST.getlist("option")
    options = [int(each) for each in written if each.isascii() and each.isdecimal() and len(each) < 19]
    try:
        if not options and not request.POST.get("back"):
            messages.error(request, _("Choisissez une réponse avant de voter."))
        else:
            cast(poll=found, user=user, options=options)
            messages.info(
                request,
                _("Votre voix compte. Vous pouvez la changer tant que le sondage est ouvert.")
                if options
                else _("Votre voix est retirée."),
            )
    except DiscussionError as error:
        messages.error(request, str(error))
    return redirect(place_of(found.post))


@member_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a poll; with `drop` take it away."""
    found = _poll_or_404(request, pk)
    deed = drop_poll if request.POST.get("drop") else close_poll
    place = place_of(found.post)
    try:
        deed(poll=found, user=known(request))
        messages.info(
            request,
            _("Le sondage est retiré.") if request.POST.get("drop") else _("Le sondage est clos, le résultat reste."),
        )
    except NotAllowedError:
        messages.error(request, _("Un sondage est clos par qui l’a posé, ou par la modération."))
    return redirect(place)
