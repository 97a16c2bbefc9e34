"""Which documents a person may find.

A document names access tokens, a person holds some; one in common opens the document. Rooms with circles of their
own register a function that gives a person's further tokens:

    @holds
    def circles(user) -> Iterable[str]: ...      # "circle:12", …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from hub.search.documents import EVERYBODY

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

    AnyUser: TypeAlias = User | AnonymousUser

LOGGED_IN = "login"
Holder = Callable[["AnyUser"], Iterable[str]]
_holders: list[Holder] = []


def holds(holder: Holder) -> Holder:
    """Decorator: the function gives tokens that a logged-in, active person holds now."""
    _holders.append(holder)
    return holder


def tokens_of(user: AnyUser) -> frozenset[str]:
    """Every token that `user` holds now; read anew for each search, so that a lost right is lost at once."""
    if not user.is_authenticated or not user.is_active:
        return frozenset({EVERYBODY})
    return frozenset({EVERYBODY, LOGGED_IN}).union(*(holder(user) for holder in _holders))
