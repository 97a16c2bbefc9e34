"""«Useful», and what the answer was."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from exchange.discussions.errors import NotAllowedError
from exchange.discussions.services.react import mark_answer, set_useful
from exchange.discussions.views.doors import known, post_or_404
from exchange.discussions.views.thread import place_of
from hub.contributions.views.doors import member_required


@member_required
@require_POST
def useful(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a post was useful; with `back` take it back."""
    post = post_or_404(request, pk)
    try:
        set_useful(post=post, user=known(request), useful=not request.POST.get("back"))
    except NotAllowedError:
        messages.error(request, _("Cela se dit des messages des autres, là où vous pouvez écrire."))
    return redirect(place_of(post))


@member_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that this post is the answer; with `back` that it is not."""
    post = post_or_404(request, pk)
    chosen = None if request.POST.get("back") else post
    try:
        mark_answer(thread=post.thread, user=known(request), post=chosen)
    except NotAllowedError:
        messages.error(request, _("La réponse est désignée par qui a posé la question, ou par la modération."))
    return redirect(place_of(post))
