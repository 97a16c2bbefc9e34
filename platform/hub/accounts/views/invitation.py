"""An invitation, seen by who received it."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume, respond_429
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.forms.invitation import AcceptForm, role_of
from hub.accounts.invitation_extras import describe
from hub.accounts.models import Invitation, User
from hub.accounts.queries.invitations import find_by_token
from hub.accounts.roles import STRONG_ROLES, Role
from hub.accounts.services.accept_invitation import (
    InvitationGoneError,
    accept_invitation,
    accept_with_new_account,
    owns,
)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is offered and take it up: with this account, an account to log in to, or a new one.

    Following the link changes nothing: mail filters follow links too.
    """
    if not consume(request, action="signup"):
        return _as_response(respond_429(request))
    found = find_by_token(token)
    if found is None or found.state != Invitation.State.OPEN:
        state = found.state if found else None
        return render(request, "hub/accounts/invitation_gone.html", {"state": state}, status=404)
    if isinstance(request.user, User):
        return _with_account(request, found, request.user)
    if User.objects.filter(email__iexact=found.email).exists() or _is_second_address(found):
        login = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return render(request, "hub/accounts/invitation.html", _context(found) | {"login": login})
    return _with_new_account(request, found)


def _with_account(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    matches = owns(user, found.email)
    strong = Role(found.role) in STRONG_ROLES
    if request.method == "POST":
        try:
            accept_invitation(invitation=found, user=user)
        except InvitationGoneError:
            return redirect(request.path)
        except PermissionDenied:
            pass
        else:
            messages.success(request, _("C’est fait: %(role)s.") % {"role": role_of(found)})
            return redirect("accounts:second_factor" if strong else "accounts:me")
    context = _context(found) | {"matches": matches, "wrong_account": strong and not matches, "person": user}
    return render(request, "hub/accounts/invitation.html", context, status=403 if request.method == "POST" else 200)


def _with_new_account(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            user = accept_with_new_account(invitation=found, name=form.cleaned_data["name"], language=found.language)
        except InvitationGoneError:
            return redirect(request.path)
        target = "accounts:second_factor" if Role(found.role) in STRONG_ROLES else "accounts:me"
        return _as_response(perform_login(request, user, redirect_url=reverse(target), email=user.email))
    status = 422 if form.errors else 200
    return render(request, "hub/accounts/invitation.html", _context(found) | {"form": form}, status=status)


def _context(found: Invitation) -> dict[str, Any]:
    return {
        "invitation": found,
        "role": role_of(found),
        "lines": describe(found.extra),
        "inviter": found.invited_by,
    }


def _is_second_address(found: Invitation) -> bool:
    from allauth.account.models import EmailAddress

    return bool(EmailAddress.objects.filter(email__iexact=found.email, verified=True).exists())


def _as_response(response: Any) -> HttpResponse:
    assert isinstance(response, HttpResponse)
    return response
