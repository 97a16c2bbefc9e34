"""The mail page. It exists in local mode only; `config.urls` leaves it out elsewhere, and so do the views."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.notifications.mailbox.letters import Letter, letter, letters

# Mails carry their styles with them; nothing in them may run, load or send.
HTML_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; sandbox"


@require_safe
@never_cache
def mail_list(request: HttpRequest) -> HttpResponse:
    """Show what was sent, newest first."""
    _local_only()
    return render(request, "hub/mailbox/list.html", {"letters": list(letters())})


@require_safe
@never_cache
def mail_detail(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail: its text, and a link to its laid-out form."""
    return render(request, "hub/mailbox/detail.html", {"letter": _find(name)})


@require_safe
@never_cache
def mail_html(request: HttpRequest, name: str) -> HttpResponse:
    """Give the HTML part alone, under a policy that lets it do nothing but show itself."""
    response = HttpResponse(_find(name).html)
    response["Content-Security-Policy"] = HTML_POLICY
    return response


def _find(name: str) -> Letter:
    _local_only()
    found = letter(name)
    if found is None:
        raise Http404
    return found


def _local_only() -> None:
    if not settings.MAILBOX_ENABLED:
        raise Http404
