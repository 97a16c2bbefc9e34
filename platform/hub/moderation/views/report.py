"""Reporting a piece."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.models import User
from hub.moderation.errors import (
    AlreadyReportedError,
    ModerationError,
    OwnContentError,
    TooManyReportsError,
    UnknownTargetError,
)
from hub.moderation.forms.case import OpenReportForm, ReportForm
from hub.moderation.kinds import open_target
from hub.moderation.models import Report
from hub.moderation.services.report import report as keep_report

STATUS = {AlreadyReportedError: 409, OwnContentError: 403, TooManyReportsError: 429}


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say what is wrong with a piece that one sees; what one does not see does not exist.

    Whoever has no account reports what everybody may read, and works or waits for it.
    """
    user = request.user
    person = user if isinstance(user, User) else None
    target = f"{kind}:{pk}"
    try:
        known, number, piece = open_target(target)
        if not known.may_read(user, number) or (known.closed and person is None):
            raise UnknownTargetError
    except UnknownTargetError as error:
        raise Http404(str(error)) from error
    data = request.POST if request.method == "POST" else None
    form = ReportForm(data) if person else OpenReportForm(data, purpose=f"report:{target}")
    status = 400 if form.errors else 200
    done = Report.objects.filter(case__kind=kind, case__object_id=pk, reporter=person).first() if person else None
    if request.method == "POST" and form.is_valid():
        try:
            keep_report(user=person, target=target, **form.cleaned_data)
        except UnknownTargetError as error:
            raise Http404(str(error)) from error
        except ModerationError as error:
            if isinstance(form, OpenReportForm):
                form.renew()
            form.add_error(None, str(error))
            status = STATUS.get(type(error), 409)
        else:
            messages.info(request, _thanks(person, form.cleaned_data.get("email", "")))
            return redirect(piece.url or "moderation:mine")
    context = {
        "form": form,
        "piece": piece,
        "kind": known,
        "done": done,
        "own": person is not None and piece.author == person.pk,
    }
    return render(request, "hub/moderation/report.html", context, status=status)


def _thanks(person: User | None, email: str) -> str:
    if person or email:
        return _("Merci. La modération lit votre signalement et vous écrit ce qu’il en est.")
    return _("Merci. La modération lit votre signalement.")
