"""Somebody who talks, and where."""

from __future__ import annotations

from typing import Any

import pytest

from exchange.discussions.models import Forum
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_forum


@pytest.fixture
def nadia(db: None) -> User:
    """A member, in a tree of pages."""
    trees.make_tree()
    return trees.make_person("nadia@example.org", "Nadia Keller", Role.MEMBER)


@pytest.fixture
def forum(nadia: User) -> Forum:
    """A forum that everybody reads."""
    return make_forum()


@pytest.fixture
def worker_waits(settings: Any) -> None:
    """The worker does nothing by itself: the test says when."""
    queues = settings.TASKS["default"].get("QUEUES", [])
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": queues}}
