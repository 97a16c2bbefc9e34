"""What benchmarks of pages in one process have in common. Django must be set up."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.accounts.models import User

WARM, TIMES = 8, 120
# Opening and closing the transaction are no questions.
_FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def client_of(user: User) -> Client:
    """A client in which the person is logged in."""
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def getting(client: Client, addresses: list[str]) -> Callable[[], Any]:
    """Asks for the addresses, one after the other, and again; each must answer with 200."""
    turn = cycle(addresses)

    def ask() -> None:
        answer = client.get(next(turn), follow=False)
        assert answer.status_code == 200, (answer.status_code, answer.request["PATH_INFO"])

    return ask


def measured(ask: Callable[[], Any]) -> dict[str, float]:
    """Its queries, and p50 and p99 of the whole request in milliseconds, of 120 after 8 to warm up."""
    for _time in range(WARM):
        ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    asked = [query["sql"] for query in queries if not query["sql"].startswith(_FRAME)]
    times = []
    for _time in range(TIMES):
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return {"queries": len(asked), "p50": times[TIMES // 2], "p99": times[int(TIMES * 0.99)]}
