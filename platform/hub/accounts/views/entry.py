"""Doors that lead to the one login: those of Wagtail, and that of another organisation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException


@never_cache
def to_login(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Send whoever comes to another login form to ours; nothing they typed there is looked at."""
    target = request.GET.get("next", "")
    query = f"?{urlencode({'next': target})}" if target and get_adapter().is_safe_url(target) else ""
    return redirect(reverse("account_login") + query)


@require_GET
def to_profile(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Names, addresses and passwords are changed in one place."""
    return redirect("accounts:me")


@never_cache
def provider_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Start the way to the other organisation; where it does not answer, say so.

    The way out is a page that goes on by itself: browsers hold a redirection after a form against the policy that
    forms stay on this site.
    """
    try:
        response: HttpResponse = openid.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", {"unreachable": True}, status=503)
    if isinstance(response, HttpResponseRedirect) and request.method == "POST":
        return render(request, "socialaccount/login_redirect.html", {"redirect_to": response.url})
    return response
