"""A person's own writing."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub.contributions.kinds import all_kinds, get_kind
from hub.contributions.queries.drafts import works_of
from hub.contributions.views.doors import member_required


@member_required
def workshop(request: HttpRequest) -> HttpResponse:
    """Everything the person writes and where it stands."""
    user = request.user
    assert user.is_authenticated
    works = works_of(user)
    return render(
        request,
        "hub/contributions/workshop.html",
        {
            "works": works,
            "waiting": [work for work in works if work.state in ("changes_asked", "overdue")],
            "kinds": [kind for kind in all_kinds() if kind.may_start(user)],
        },
    )


@member_required
def start(request: HttpRequest, kind_name: str) -> HttpResponse:
    """Begin a new page of a kind."""
    kind = get_kind(kind_name)
    user = request.user
    assert user.is_authenticated
    if kind is None:
        raise Http404
    if not kind.may_start(user):
        return render(request, "hub/contributions/may_not_start.html", {"kind": kind}, status=403)
    form = kind.start_form(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        page = kind.start(user=user, key=_key(request), **form.cleaned_data)
        return redirect("contributions:edit", page.pk)
    status = 400 if form.errors else 200
    context = {"form": form, "kind": kind, "key": _key(request) or uuid4()}
    return render(request, "hub/contributions/start.html", context, status=status)


def _key(request: HttpRequest) -> UUID | None:
    """What names the form: pressed twice, it begins one page."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None
