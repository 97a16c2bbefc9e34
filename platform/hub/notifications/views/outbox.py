"""The outbox, for editors and operators: what did not arrive, and what waits."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.accounts.decorators import role_required
from hub.accounts.roles import Role
from hub.notifications.models import OutgoingMail, ReturnedAddress
from hub.notifications.services.resend import drop, resend

SHOWN = 100
Status = OutgoingMail.Status


@role_required(Role.EDITOR, Role.OPERATOR)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Mails that failed, and those that wait for another try."""
    waiting = OutgoingMail.objects.filter(status__in=(Status.QUEUED, Status.SENDING)).order_by("next_try_at")
    context = {
        "failed": OutgoingMail.objects.filter(status__in=(Status.FAILED, Status.RETURNED))[:SHOWN],
        "stopped": ReturnedAddress.objects.exclude(stopped_at=None)[:SHOWN],
        "waiting": waiting[:SHOWN],
        "waiting_count": waiting.count(),
    }
    return render(request, "hub/notifications/outbox.html", context)


@role_required(Role.EDITOR, Role.OPERATOR)
@require_POST
def resend_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a failed mail again."""
    mail = get_object_or_404(OutgoingMail, pk=pk)
    if resend(mail=mail):
        messages.info(request, _("Le courriel repart."))
    return _back(request)


@role_required(Role.EDITOR, Role.OPERATOR)
@require_POST
def drop_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a failed mail be."""
    drop(mail=get_object_or_404(OutgoingMail, pk=pk))
    messages.info(request, _("Le courriel est classé."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect("queue:index" if request.POST.get("from") == "queue" else "notifications:outbox")
