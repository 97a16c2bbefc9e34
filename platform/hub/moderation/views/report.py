"""Reporting a piece."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.moderation.errors import (
    AlreadyReportedError,
    ModerationError,
    OwnContentError,
    TooManyReportsError,
    UnknownTargetError,
)
from hub.moderation.forms.case import ReportForm
from hub.moderation.kinds import open_target
from hub.moderation.models import Report
from hub.moderation.services.report import report as keep_report

STATUS = {AlreadyReportedError: 409, OwnContentError: 403, TooManyReportsError: 429}


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say what is wrong with a piece that one sees; what one does not see does not exist."""
    user = request.user
    assert user.is_authenticated
    target = f"{kind}:{pk}"
    try:
        known, number, piece = open_target(target)
    except UnknownTargetError as error:
        raise Http404(str(error)) from error
    if not known.may_read(user, number):
        raise Http404(str(UnknownTargetError()))
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 400 if form.errors else 200
    done = Report.objects.filter(case__kind=kind, case__object_id=pk, reporter=user).first()
    if request.method == "POST" and form.is_valid():
        try:
            keep_report(user=user, target=target, **form.cleaned_data)
        except UnknownTargetError as error:
            raise Http404(str(error)) from error
        except ModerationError as error:
            form.add_error(None, str(error))
            status = STATUS.get(type(error), 409)
        else:
            messages.info(request, _("Merci. La modération lit votre signalement et vous écrit ce qu’il en est."))
            return redirect(piece.url or "moderation:mine")
    context = {"form": form, "piece": piece, "kind": known, "done": done, "own": piece.author == user.pk}
    return render(request, "hub/moderation/report.html", context, status=status)
