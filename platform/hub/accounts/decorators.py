"""Doors for views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.rules import LOGIN_FACTORS, acts_as, has_second_factor, is_strong, passed_second_factor

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def role_required(*roles: Role) -> Callable[[View], View]:
    """Let pass who holds one of `roles`; strong roles must have shown a second factor in this session.

    Anonymous people are sent to the login, people without the role get a 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            refusal = refuse(request, *roles)
            return view(request, *args, **kwargs) if refusal is None else refusal

        return guarded  # type: ignore[return-value]

    return decorate


def mfa_required(view: View) -> View:
    """Let pass who showed a second factor in this session, whatever their role."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_login(request)
        if not passed_second_factor(request):
            return to_second_factor(request)
        return view(request, *args, **kwargs)

    return guarded  # type: ignore[return-value]


def refuse(request: HttpRequest, *roles: Role) -> HttpResponseBase | None:
    """What to answer instead of the view, or None where the request may pass.

    Raises PermissionDenied for people without the role, and for scripts, which cannot follow to a form.
    """
    if acts_as(request, *roles):
        return None
    if not request.user.is_authenticated:
        return _to_login(request)
    held = isinstance(request.user, User) and (request.user.has_role(*roles) or request.user.is_superuser)
    if not (held and is_strong(request.user)):
        raise PermissionDenied
    return to_second_factor(request)


def to_second_factor(request: HttpRequest) -> HttpResponseBase:
    """Send to where the second factor is shown, or set up by who has none."""
    if _is_script(request):
        raise PermissionDenied
    if not has_second_factor(request.user):
        return redirect(f"{reverse('accounts:second_factor')}?{urlencode({'next': _back(request)})}")
    totp, _webauthn = LOGIN_FACTORS
    name = "mfa_reauthenticate" if is_mfa_enabled(request.user, [totp]) else "mfa_reauthenticate_webauthn"
    return redirect(f"{reverse(name)}?{urlencode({'next': _back(request)})}")


def _to_login(request: HttpRequest) -> HttpResponseBase:
    if _is_script(request):
        raise PermissionDenied
    return redirect_to_login(_back(request), reverse("account_login"))


def _back(request: HttpRequest) -> str:
    """The address to return to: where the form stood, when the request would have changed something."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else "/"


def _is_script(request: HttpRequest) -> bool:
    return (
        request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.headers.get("sec-fetch-mode", "navigate") != "navigate"
        or "HX-Request" in request.headers
    )
