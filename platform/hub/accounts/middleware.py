"""What holds for every request: the administration's door, and what browsers may keep and load."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from wagtail.users.models import UserProfile

from hub.accounts.decorators import refuse
from hub.accounts.roles import STRONG_ROLES
from hub.accounts.views.entry import to_login

# Wagtail's admin writes scripts and styles into its pages.
ADMIN_POLICY: dict[str, list[str]] = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "worker-src": ["'self'", "blob:"],
}
PRIVATE_MODULES = ("allauth.", "hub.accounts.", "hub.portability.")


@cache
def admin_route() -> str:
    """The route under which the administration stands, as resolver matches name it."""
    return reverse("wagtailadmin_home").lstrip("/")


def in_admin(request: HttpRequest) -> bool:
    """Whether the request was resolved to the administration, whatever its address looked like."""
    match = getattr(request, "resolver_match", None)
    return match is not None and match.func is not to_login and str(match.route).startswith(admin_route())


class AccountMiddleware:
    """Stands between authentication and the views.

    Nothing under the administration's route runs for people without a strong role, or before their session has
    shown a second factor.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if in_admin(request):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            _keep_private(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not in_admin(request):
            return None
        refusal = refuse(request, *STRONG_ROLES)
        if refusal is None:
            _follow_language(request)
        return refusal

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Give a refused form its status: allauth answers 200 to all."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == HTTPStatus.OK and _is_private(request):
            errors = getattr(form, "errors", None)
            if errors:
                response.status_code = _status_of(errors.as_data())
        return response


def _status_of(errors: dict[str, list[Any]]) -> int:
    codes = {error.code for found in errors.values() for error in found}
    if codes & {"too_many_login_attempts", "rate_limited"}:
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _is_private(request: HttpRequest) -> bool:
    match = getattr(request, "resolver_match", None)
    return match is not None and str(getattr(match.func, "__module__", "")).startswith(PRIVATE_MODULES)


def _keep_private(request: HttpRequest, response: HttpResponse) -> None:
    if not request.user.is_authenticated:
        return
    if _is_private(request):
        add_never_cache_headers(response)
    else:
        patch_cache_control(response, private=True, no_cache=True)


def _follow_language(request: HttpRequest) -> None:
    """Let the administration speak the person's language."""
    user: Any = request.user
    if not hasattr(user, "wagtail_userprofile"):
        UserProfile.objects.get_or_create(user=user, defaults={"preferred_language": user.language})
    elif user.wagtail_userprofile.preferred_language != user.language:
        UserProfile.objects.filter(user=user).update(preferred_language=user.language)
        user.wagtail_userprofile.preferred_language = user.language
