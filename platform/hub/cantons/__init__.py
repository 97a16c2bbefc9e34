"""Cantons, and in which of them people are active.

A room that knows where people are active says so when it starts: `register(function)`, which takes a person and gives
codes of cantons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.accounts.models import User

Answer = Callable[["User"], Iterable[str]]
_answers: list[Answer] = []


def register(answer: Answer) -> Answer:
    """Make `answer` be asked where a person is active."""
    if answer not in _answers:
        _answers.append(answer)
    return answer


def cantons_of(user: User) -> list[str]:
    """The cantons in which `user` is active, as codes in the order of the alphabet; empty where nobody knows."""
    return sorted({code for answer in _answers for code in answer(user)})
