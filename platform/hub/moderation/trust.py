"""How far a person is trusted, by what they did here. Nothing is stored: it is counted when they write.

Rooms say what counts as published (`@counts` on a function that gives a number for a user) and for whom somebody
vouched (`@vouches` on one that says yes or no), in their `moderation.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from django.utils import timezone

from hub.accounts.roles import Role
from hub.moderation.choices import AGAINST_AUTHOR, Deed
from hub.moderation.models import Decision

if TYPE_CHECKING:
    from hub.accounts.models import User

KNOWN_AFTER, KNOWN_WITH = timedelta(days=1), 2
TRUSTED_AFTER, TRUSTED_WITH = timedelta(days=30), 10
REMEMBERED = timedelta(days=90)
VOUCHED_FOR = (Role.PROJECT_LEADER, Role.MENTOR)
"""Roles that nobody takes for themselves: an editor or operator invited the person."""

Counter = Callable[["User"], int]
Voucher = Callable[["User"], bool]
_counters: list[Counter] = []
_vouchers: list[Voucher] = []


class Level(IntEnum):
    """From somebody who has just come to those who keep the house."""

    NEW = 0
    KNOWN = 1
    TRUSTED = 2
    STAFF = 3


@dataclass(frozen=True)
class Trust:
    """A person's level, and the figures behind it for the moderators."""

    level: Level
    age: timedelta
    published: int
    upheld: int


def counts(counter: Counter) -> Counter:
    """Register what counts as published or approved."""
    if counter not in _counters:
        _counters.append(counter)
    return counter


def vouches(voucher: Voucher) -> Voucher:
    """Register how a room knows that somebody who is known took the person in."""
    if voucher not in _vouchers:
        _vouchers.append(voucher)
    return voucher


def trust_of(user: User) -> Trust:
    """What the person did until now. A decision against them in the last 90 days makes them new again."""
    age = timezone.now() - user.date_joined
    about = Decision.objects.filter(case__author=user)
    upheld = about.filter(deed__in=AGAINST_AUTHOR, overturned=False, at__gt=timezone.now() - REMEMBERED).count()
    published = about.filter(deed=Deed.APPROVE).count()
    if user.has_role(Role.EDITOR, Role.OPERATOR):
        return Trust(Level.STAFF, age, published, upheld)
    if upheld:
        return Trust(Level.NEW, age, published, upheld)
    published += sum(counter(user) for counter in _counters)
    proven = age >= KNOWN_AFTER and published >= KNOWN_WITH
    level = Level.NEW
    if age >= TRUSTED_AFTER and published >= TRUSTED_WITH:
        level = Level.TRUSTED
    elif proven or user.has_role(*VOUCHED_FOR) or any(vouched(user) for vouched in _vouchers):
        level = Level.KNOWN
    return Trust(level, age, published, upheld)
