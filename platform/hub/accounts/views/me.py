"""A person's own page: all that the platform holds of them, and where to change it."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.forms.profile import ProfileForm
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.rules import is_strong, may_reach_admin, roles_to_offer
from hub.accounts.services.delete_account import cancel_deletion
from hub.accounts.services.update_profile import update_profile


def person(request: HttpRequest) -> User:
    """The logged-in person, typed."""
    assert isinstance(request.user, User)
    return request.user


@require_GET
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Everything at a glance, each with the way to change it."""
    user = person(request)
    factors = list(Authenticator.objects.filter(user=user))
    kinds = {factor.type for factor in factors}
    context = {
        "person": user,
        "roles": [role.label for role in Role if role in user.roles],
        "addresses": EmailAddress.objects.filter(user=user).order_by("-primary", "email"),
        "has_app": Authenticator.Type.TOTP in kinds,
        "keys": [factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        "has_recovery": Authenticator.Type.RECOVERY_CODES in kinds,
        "needs_factor": is_strong(user) and not kinds,
        "session_count": UserSession.objects.filter(user=user).count(),
        "providers": settings.OIDC_PROVIDERS,
        "linked": SocialAccount.objects.filter(user=user).count(),
        "may_invite": bool(roles_to_offer(user)),
        "admin_open": may_reach_admin(request),
    }
    return render(request, "hub/accounts/me.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Name, words, languages."""
    user = person(request)
    form = ProfileForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        update_profile(user=user, **form.cleaned_data)
        with override(user.language):
            messages.success(request, _("Vos données sont enregistrées."))
            return redirect("accounts:me")
    return render(request, "hub/accounts/profile.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Change one's mind: the account stays."""
    cancel_deletion(user=person(request))
    messages.success(request, _("Votre compte reste. Rien n’a été effacé."))
    return redirect("accounts:me")


@require_GET
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why the editors' side asks for more than a password, and how to set it up."""
    return render(request, "hub/accounts/second_factor.html")
