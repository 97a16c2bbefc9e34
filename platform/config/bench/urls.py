"""The platform's addresses and the yardstick: a view that does nothing, behind all the middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns as platform_patterns


def hello(request: HttpRequest) -> HttpResponse:
    """Say hello, never from the cache."""
    return HttpResponse("hello", headers={"Cache-Control": "no-store"})


urlpatterns = [path("bench/hello", hello), *platform_patterns]
