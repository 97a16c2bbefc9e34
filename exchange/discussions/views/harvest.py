"""From a thread to the draft of a page."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.discussions.errors import DiscussionError
from exchange.discussions.forms.harvest import HarvestForm
from exchange.discussions.queries.harvest import posts_to_harvest
from exchange.discussions.services import harvest as deeds
from exchange.discussions.views.doors import knocking, known, thread_or_404, written_key
from hub.contributions.kinds import quotable_kinds
from hub.contributions.models import Credit
from hub.contributions.views.doors import member_required


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def harvest(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what goes where; the draft is begun with it. `?kind=` chooses the kind of page."""
    thread, user = thread_or_404(request, pk), known(request)
    kinds = {kind.name: kind for kind in quotable_kinds()}
    kind = kinds.get(request.GET.get("kind", "")) or next(iter(kinds.values()), None)
    if kind is None:
        raise Http404
    if not kind.may_start(user):
        return render(request, "hub/contributions/may_not_start.html", {"kind": kind}, status=403)
    posts = posts_to_harvest(thread, user)
    data = request.POST if request.method == "POST" else None
    start = kind.start_form(data, user=user, initial={"title": thread.title[:120], "language": thread.language})
    chosen = HarvestForm(data, thread=thread, posts=posts, kind=kind)
    status = 200
    # Both are asked, so that everything that is wrong is said at once.
    if data is not None and all([start.is_valid(), chosen.is_valid()]):
        try:
            page = deeds.harvest(
                thread=thread,
                user=user,
                kind=kind,
                sections=chosen.sections(),
                key=written_key(data.get("key", "")),
                **start.cleaned_data,
            )
        except DiscussionError as error:
            chosen.add_error(None, str(error))
        else:
            told = Credit.objects.filter(page=page.pk).exists()
            messages.info(
                request,
                _("Le brouillon est prêt. Celles et ceux dont vous reprenez les mots le savent.")
                if told
                else _("Le brouillon est prêt."),
            )
            return redirect("contributions:edit", page.pk)
    if data is not None:
        status = 400
    context: dict[str, Any] = {
        "thread": thread,
        "kind": kind,
        "start": start,
        "chosen": chosen,
        "key": written_key(request.POST.get("key", "")) or uuid4(),
    }
    return render(request, "exchange/discussions/harvest.html", context, status=status)
