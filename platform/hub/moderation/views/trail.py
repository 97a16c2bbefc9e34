"""The audit trail, for editors and operators."""

from __future__ import annotations

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.accounts.decorators import role_required
from hub.accounts.roles import Role
from hub.moderation.forms.trail import TrailFilter
from hub.moderation.queries.trail import lines, matching

PER_PAGE = 50


@role_required(Role.EDITOR, Role.OPERATOR)
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """Every deed, the newest first, filtered by the address. 404 for a page of the list that does not exist."""
    user = request.user
    assert user.is_authenticated
    form = TrailFilter(request.GET)
    status = 200 if form.is_valid() else 400
    rows = matching(**form.asked())
    try:
        page = Paginator(rows, PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    context = {"form": form, "lines": lines(page.object_list, user), "page_of_list": page, "asked": bool(form.asked())}
    return render(request, "hub/moderation/trail.html", context, status=status)
