"""What holds for every request of a logged-in person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class AccountMiddleware:
    """Stands between authentication and the views; the gates are added by the accounts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
