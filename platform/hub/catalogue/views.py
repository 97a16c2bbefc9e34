"""The catalogue of components, on the machine of who builds."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.catalogue.examples import Example, component_names, load, load_all


def _shown(request: HttpRequest, examples: list[Example]) -> HttpResponse:
    scheme = request.GET.get("scheme", "")
    context = {
        "names": component_names(),
        "scheme": scheme if scheme in {"light", "dark"} else "",
        "examples": [
            {"example": example, "states": [(state.name, example.render(state, request)) for state in example.states]}
            for example in examples
        ],
    }
    return render(request, "hub/catalogue/index.html", context)


def index(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states; only in debug mode."""
    if not settings.DEBUG:
        raise Http404
    return _shown(request, load_all())


def component(request: HttpRequest, name: str) -> HttpResponse:
    """Show one component in all its states; only in debug mode."""
    if not settings.DEBUG or name not in component_names():
        raise Http404
    return _shown(request, [load(name)])
