"""Who may find a page: whoever passes every restriction that editors put on it or above it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from hub.accounts.models import User
from hub.search.access import LOGGED_IN, holds, tokens_of
from hub.search.documents import EVERYBODY

if TYPE_CHECKING:
    from hub.search.access import AnyUser


def group_token(pk: int) -> str:
    """The token that the members of a group hold."""
    return f"group:{pk}"


@holds
def groups_of(user: AnyUser) -> Iterable[str]:
    """A token for each group of `user`; Wagtail lets superusers through as if they were in all."""
    groups = Group.objects.all() if user.is_superuser else user.groups.all()
    return [group_token(pk) for pk in groups.order_by().values_list("pk", flat=True)]


def tokens_of_pages(paths: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The tokens that open each page, for `{primary key: path in the tree}`: one query.

    Empty where nobody finds it: a page behind a password, or behind two restrictions to groups that share none.
    """
    opens: dict[str, list[set[str]]] = {}
    for path, groups in _restrictions():
        opens.setdefault(path, []).append(groups)
    return {pk: _tokens(path, opens) for pk, path in paths.items()}


def open_to(user: AnyUser, paths: Mapping[int, str]) -> set[int]:
    """Those of the pages that `user` may find, `paths` as in `tokens_of_pages`."""
    if not paths:
        return set()
    held = tokens_of(user)
    return {pk for pk, tokens in tokens_of_pages(paths).items() if not held.isdisjoint(tokens)}


def _restrictions() -> list[tuple[str, set[str]]]:
    """Path and tokens of every restriction; those who pass one to people logged in are all of them."""
    rows = PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.NONE)
    found: dict[int, tuple[str, set[str]]] = {}
    for pk, path, kind, group in rows.values_list("pk", "page__path", "restriction_type", "groups"):
        _path, tokens = found.setdefault(pk, (path, set()))
        if kind == PageViewRestriction.LOGIN:
            tokens.add(LOGGED_IN)
        elif kind == PageViewRestriction.GROUPS and group is not None:
            tokens.add(group_token(group))
    return list(found.values())


def _tokens(path: str, opens: Mapping[str, list[set[str]]]) -> tuple[str, ...]:
    places = (path[:length] for length in range(Page.steplen, len(path) + 1, Page.steplen))
    left: set[str] | None = None
    for tokens in (tokens for place in places for tokens in opens.get(place, ())):
        # Whoever is in a group is logged in.
        if left is None or left == {LOGGED_IN}:
            left = tokens
        elif tokens != {LOGGED_IN}:
            left = left & tokens
    return (EVERYBODY,) if left is None else tuple(sorted(left))


def readers_of(paths: Iterable[str], users: Collection[int]) -> set[int]:
    """Those of `users` (keys) who may read one of the pages at these paths now: two queries at most."""
    tokens = {token for opens in tokens_of_pages(dict(enumerate(paths))).values() for token in opens}
    here = User.objects.filter(pk__in=users, is_active=True, deleted_at=None).order_by()
    if tokens & {EVERYBODY, LOGGED_IN}:
        return set(here.values_list("pk", flat=True))
    groups = [int(token.removeprefix("group:")) for token in tokens if token.startswith("group:")]
    if not groups:
        return set()
    return set(here.filter(Q(groups__in=groups) | Q(is_superuser=True)).values_list("pk", flat=True))
