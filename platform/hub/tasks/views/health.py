"""For load balancers and whoever watches. `/health/live` is answered ahead of Django (config.server)."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.tasks.queries.health import figures, health
from hub.tasks.watching import Figure


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say what is well; 503 when the web process cannot answer readers. A missing worker is told, not fatal."""
    parts = health()
    serving = parts["database"] and parts["disk"]
    words = {name: "ok" if well else "failed" for name, well in parts.items()}
    return JsonResponse(words, status=200 if serving else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures in Prometheus' text format, for who sends METRICS_TOKEN as bearer. Everybody else: 401."""
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(sent, settings.METRICS_TOKEN):
        return HttpResponse(
            "Unauthorized", status=401, content_type="text/plain", headers={"WWW-Authenticate": "Bearer"}
        )
    return HttpResponse(_as_text(figures()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _as_text(found: Iterable[Figure]) -> str:
    lines: list[str] = []
    told = ""
    for figure in sorted(found, key=lambda each: each.name):
        if figure.name != told:
            told = figure.name
            lines += [f"# HELP {told} {figure.meaning}", f"# TYPE {told} gauge"]
        labels = ",".join(f'{name}="{value}"' for name, value in figure.labels.items())
        lines.append(
            f"{figure.name}{{{labels}}} {figure.value:.12g}" if labels else f"{figure.name} {figure.value:.12g}"
        )
    return "\n".join([*lines, ""])
