"""Being named on a text as what one said went into it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.contributions.models import Credit
from hub.contributions.services.credit import accept, decline
from hub.contributions.views.doors import member_required


@member_required
@require_http_methods(["GET", "POST"])
def credit(request: HttpRequest, pk: int) -> HttpResponse:
    """For the person who is named: on what, by whom, and the choice not to be."""
    user = request.user
    assert user.is_authenticated
    row = get_object_or_404(Credit.objects.select_related("page__owner", "page__locale"), pk=pk, user=user)
    if request.method == "POST":
        if request.POST.get("name"):
            accept(credit=row, user=user)
            messages.info(request, _("Votre nom figure sur ce texte."))
        else:
            decline(credit=row, user=user)
            messages.info(request, _("Votre nom ne figure plus sur ce texte. Ce que vous avez écrit y reste."))
        return redirect("contributions:credit", row.pk)
    page = row.page
    context = {"credit": row, "page": page, "page_url": page.specific.get_url(request) if page.live else ""}
    return render(request, "hub/contributions/credit.html", context)
