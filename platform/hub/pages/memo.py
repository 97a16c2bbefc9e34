"""What every page needs and seldom changes, kept in the process until readers would see a difference."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.signals import request_finished, request_started

from hub.pagecache.registry import current

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")
Answers = dict[Hashable, Any]

LARGEST = 1000
_request = threading.local()


class Memo(Generic[Arguments, Value]):
    """A function whose answers hold as long as the page cache's pages do; without that cache, for one request.

    The arguments must be hashable. The oldest answers make room for new ones.
    """

    def __init__(self, make: Callable[Arguments, Value]) -> None:
        self._make = make
        self._number: int | None = None
        self._held: Answers = {}
        self.__doc__ = make.__doc__

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Value:
        # Read before making: what is made of old data must not be kept under a newer number.
        number = current()
        held: Answers | None
        if number is None:
            held = getattr(_request, "held", None)
        else:
            if number != self._number:
                self._held, self._number = {}, number
            held = self._held
        if held is None:
            return self._make(*args, **kwargs)
        key = (self, args, tuple(kwargs.items()))
        if key in held:
            kept: Value = held[key]
            return kept
        made = self._make(*args, **kwargs)
        if len(held) >= LARGEST:
            held.pop(next(iter(held)), None)
        held[key] = made
        return made


def remembered(make: Callable[Arguments, Value]) -> Memo[Arguments, Value]:
    """Decorator: keep the function's answers until a published change."""
    return Memo(make)


def _begin(**kwargs: Any) -> None:
    _request.held = {}


def _end(**kwargs: Any) -> None:
    _request.held = None


request_started.connect(_begin, dispatch_uid="hub.pages.memo")
request_finished.connect(_end, dispatch_uid="hub.pages.memo")
