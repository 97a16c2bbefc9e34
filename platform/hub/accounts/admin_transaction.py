"""What is posted to the administration happens as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from hub.accounts.middleware import in_admin


class AdminTransactionMiddleware:
    """Wagtail closes a page to the public, withdraws and moves pages in several steps, without a transaction around
    them. What follows from a step (a note to the search, a record) must stand or fall with it.

    Stands last: it runs the view. GET writes nothing and takes no lock.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.method != "POST" or not in_admin(request):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)
