"""The editors' one queue."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.accounts.decorators import role_required
from hub.accounts.roles import Role
from hub.queue.registry import sources

SHOWN = 50


@role_required(Role.EDITOR, Role.OPERATOR)
def queue(request: HttpRequest) -> HttpResponse:
    """Everything that waits, or one kind of it (`?kind=reviews`), or only what is mine (`?mine=1`)."""
    user = request.user
    assert user.is_authenticated
    known = sources()
    wanted = request.GET.get("kind", "")
    if wanted and wanted not in {source.key for source in known}:
        raise Http404
    counts = [(source, source.count(user)) for source in known]
    rows = [item for source in known if wanted in ("", source.key) for item in source.items(user, SHOWN)]
    mine = request.GET.get("mine") == "1"
    if mine:
        rows = [row for row in rows if row.assignee_id == user.pk]
    rows.sort(key=lambda row: (not row.overdue, row.due is None, str(row.due or "")))
    context = {
        "rows": rows,
        "counts": counts,
        "total": sum(count for _source, count in counts),
        "wanted": wanted,
        "mine": mine,
    }
    return render(request, "hub/queue/queue.html", context)
