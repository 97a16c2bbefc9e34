"""Who passes the doors of the workshop."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

from hub.accounts.decorators import to_second_factor
from hub.accounts.rules import is_strong, passed_second_factor

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def member_required(view: View) -> View:
    """Let logged-in people pass; editors, who see everybody's drafts and publish, with a second factor only."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_strong(request.user) and not passed_second_factor(request):
            return to_second_factor(request)
        return view(request, *args, **kwargs)

    return login_required(guarded)  # type: ignore[return-value]
