"""The moderators' page of a thread: every deed with its form, one page without a script."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.discussions import rules
from exchange.discussions.errors import DiscussionError
from exchange.discussions.forms.moderate import MergeForm, MoveForm, SplitForm, SummaryForm
from exchange.discussions.models import Forum, Thread
from exchange.discussions.services import moderate as deeds
from exchange.discussions.views.doors import knocking, known, reader_language, thread_or_404
from hub.contributions.views.doors import member_required


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Pin, close, sum up, move, merge, split; `deed` says which."""
    thread, user = thread_or_404(request, pk), known(request)
    if not rules.may_moderate(user, thread.forum):
        raise PermissionDenied(_("Ce fil est tenu par d’autres personnes."))
    deed = request.POST.get("deed", "")
    forms = _forms(request, thread, deed)
    form = forms.get(deed)
    status = 200
    if request.method == "POST":
        status = 400
        if deed in ("pin", "close") or (form is not None and form.is_valid()):
            try:
                return redirect(_do(request, thread, deed, form))
            except DiscussionError as error:
                status = error.status
                if form is not None:
                    form.add_error(None, str(error))
    context = {"thread": thread, "forms": forms}
    return render(request, "exchange/discussions/moderate.html", context, status=status)


def _forms(request: HttpRequest, thread: Thread, deed: str) -> dict[str, Any]:
    def data(name: str) -> Any:
        return request.POST if request.method == "POST" and deed == name else None

    user = known(request)
    return {
        "summary": SummaryForm(data("summary"), initial={"text": thread.summary}, auto_id="summary_%s"),
        "move": MoveForm(data("move"), thread=thread, user=user, language=reader_language(), auto_id="move_%s"),
        "merge": MergeForm(data("merge"), auto_id="merge_%s"),
        "split": SplitForm(data("split"), thread=thread, auto_id="split_%s"),
    }


def _do(request: HttpRequest, thread: Thread, deed: str, form: Any) -> Thread:
    """Do it; returns the thread to go on with."""
    user = known(request)
    if deed == "pin":
        deeds.set_pinned(thread=thread, user=user, pinned=not thread.pinned)
    elif deed == "close":
        deeds.set_closed(thread=thread, user=user, closed=thread.closed_at is None)
    elif deed == "summary":
        deeds.sum_up(thread=thread, user=user, text=form.cleaned_data["text"])
    elif deed == "move":
        deeds.move(thread=thread, user=user, forum=Forum.objects.get(pk=form.cleaned_data["forum"]))
    elif deed == "merge":
        into: Thread = form.cleaned_data["into"]
        deeds.merge(thread=thread, user=user, into=into)
        return into
    elif deed == "split":
        return deeds.split(thread=thread, user=user, **form.cleaned_data)
    return thread
