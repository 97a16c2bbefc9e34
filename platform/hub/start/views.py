"""The page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.pages.panels import panels_for
from hub.start.services.visit import visit


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """What waits for the person and what is new to them, room by room."""
    user = request.user
    assert user.is_authenticated
    since = visit(user=user, now=timezone.now())
    return render(
        request, "hub/start/start.html", {"panels": panels_for("start", request, since=since), "since": since}
    )
