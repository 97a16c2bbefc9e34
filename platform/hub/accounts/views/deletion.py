"""Leaving the platform."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.accounts.forms.deletion import NOW, DeletionForm
from hub.accounts.models import User
from hub.accounts.services.delete_account import ask_deletion, delete_account
from hub.accounts.services.send_mail import send_mail
from hub.accounts.views.me import person
from hub.portability.farewells import announced

CODE_KEY = "accounts.deletion_code"
TRIES = 3


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """What goes, what stays, when; then the password or a code, and the deed."""
    user = person(request)
    by_code = not user.has_usable_password()
    code = _sent_code(request) if by_code else None
    if request.method == "POST" and "send_code" in request.POST:
        return _send_code(request, user)
    sent = request.method == "POST" and (code is not None or not by_code)
    form = DeletionForm(
        request.POST if sent else None,
        user=user,
        days=settings.DELETION_GRACE_DAYS,
        expected_code=(code or "") if by_code else None,
    )
    if sent and not consume(request, action="reauthenticate", user=user):
        form.add_error(None, get_adapter().error_messages["rate_limited"])
    elif form.is_valid():
        return _leave(request, user, at_once=form.cleaned_data["when"] == NOW)
    if sent and by_code:
        _count_try(request)
    goes, stays = announced()
    context = {
        "form": form,
        "goes": goes,
        "stays": stays,
        "person": user,
        "by_code": by_code,
        "code_sent": _sent_code(request) is not None,
        "days": settings.DELETION_GRACE_DAYS,
    }
    return render(request, "hub/accounts/delete.html", context, status=422 if form.errors else 200)


def _leave(request: HttpRequest, user: User, *, at_once: bool) -> HttpResponse:
    request.session.pop(CODE_KEY, None)
    if not at_once:
        ask_deletion(user=user, keep_session=request.session.session_key)
        messages.success(request, _("Votre compte sera effacé à la date indiquée ici. Jusque-là, vous pouvez rester."))
        return redirect("accounts:me")
    delete_account(user=user)
    logout(request)
    return render(request, "hub/accounts/deleted.html")


def _send_code(request: HttpRequest, user: User) -> HttpResponse:
    if not consume(request, action="request_login_code", key=user.email):
        messages.error(request, get_adapter().error_messages["rate_limited"])
        return redirect("accounts:delete")
    code = get_adapter().generate_login_code()
    request.session[CODE_KEY] = {"code": code, "at": time.time(), "tries": 0}
    context = {"code": code, "code_minutes": settings.CODE_MINUTES, "user": user}
    send_mail(template="account/email/deletion_code", to=user.email, language=user.language, context=context)
    return redirect("accounts:delete")


def _sent_code(request: HttpRequest) -> str | None:
    held: dict[str, Any] | None = request.session.get(CODE_KEY)
    if not held or held["tries"] >= TRIES or time.time() - held["at"] > settings.CODE_MINUTES * 60:
        request.session.pop(CODE_KEY, None)
        return None
    return str(held["code"])


def _count_try(request: HttpRequest) -> None:
    held: dict[str, Any] | None = request.session.get(CODE_KEY)
    if held:
        request.session[CODE_KEY] = held | {"tries": held["tries"] + 1}
