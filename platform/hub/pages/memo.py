"""What every page needs and seldom changes, kept in the process until readers would see a difference."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, ParamSpec, TypeVar

from hub.pagecache.registry import current

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class Memo(Generic[Arguments, Value]):
    """A function whose answers hold as long as the page cache's pages do; without that cache, none is kept.

    The arguments must be hashable. The oldest answers make room for new ones.
    """

    LARGEST = 1000

    def __init__(self, make: Callable[Arguments, Value]) -> None:
        self._make = make
        self._number: int | None = None
        self._held: dict[Hashable, Value] = {}
        self.__doc__ = make.__doc__

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Value:
        # Read before making: what is made of old data must not be kept under a newer number.
        number = current()
        if number is None:
            return self._make(*args, **kwargs)
        if number != self._number:
            self._held, self._number = {}, number
        held = self._held
        key = (args, tuple(kwargs.items()))
        if key not in held:
            made = self._make(*args, **kwargs)
            if len(held) >= self.LARGEST:
                held.pop(next(iter(held)), None)
            held[key] = made
            return made
        return held[key]


def remembered(make: Callable[Arguments, Value]) -> Memo[Arguments, Value]:
    """Decorator: keep the function's answers until a published change."""
    return Memo(make)
