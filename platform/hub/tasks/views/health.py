"""For load balancers and whoever watches. `/health/live` is answered ahead of Django (config.server)."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.tasks.queries.health import health


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say what is well; 503 when the web process cannot answer readers. A missing worker is told, not fatal."""
    parts = health()
    serving = parts["database"] and parts["disk"]
    words = {name: "ok" if well else "failed" for name, well in parts.items()}
    return JsonResponse(words, status=200 if serving else 503)
