"""python -m config.bench_talk.ask: how long the pages of the discussions take in this process, and how many queries.

Each page is made anew: the cache that stands ahead of Django answers nobody who is logged in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.test import Client  # noqa: E402 - models need the settings

from config.asking import TIMES, WARM, client_of, getting, measured  # noqa: E402
from config.bench_talk.fill import LONG, READER  # noqa: E402
from exchange.discussions.models import Forum, Post, Thread  # noqa: E402
from exchange.discussions.queries.labels import forum_labels  # noqa: E402
from hub.accounts.models import User  # noqa: E402


def main() -> None:
    """Print a JSON object: posts, threads, and by page its queries, p50 and p99 in milliseconds."""
    user = User.objects.get(email=READER)
    long_thread = Thread.objects.filter(last_number__gte=LONG).order_by("pk")[0]
    labels = list(forum_labels("fr").values())
    pages = long_thread.last_number // 20
    address = f"/fr/threads/{long_thread.pk}/?page="
    reader = client_of(user)
    subjects: dict[str, Callable[[], Any]] = {
        "forum": getting(reader, [label.url for label in labels]),
        "forum, years back": getting(reader, list(_years_back(reader, labels[0].url))),
        "thread of 2,000, first page": getting(reader, [f"{address}1"]),
        "middle page": getting(reader, [f"{address}{pages // 2 + step}" for step in range(-5, 5)]),
        "last page": getting(reader, [f"{address}{pages}"]),
        "usual thread": getting(reader, [thread.get_absolute_url() for thread in _usual()]),
        "all forums, unread counts": getting(reader, ["/fr/discussions/"]),
        "start page": getting(reader, ["/fr/start/"]),
        "posting": _posting(long_thread.pk),
    }
    found = {
        "posts": Post.objects.count(),
        "threads": Thread.objects.count(),
        "pages": {name: measured(ask) for name, ask in subjects.items()},
    }
    print(json.dumps(found))


def _usual() -> list[Thread]:
    """Threads from all over the years."""
    last = Thread.objects.order_by("-pk").values_list("pk", flat=True)[0]
    wanted = [last * part // 100 for part in range(5, 100, 5)]
    return list(Thread.objects.filter(pk__in=wanted, last_number__lte=400, merged_into=None, forum__circle=None))


def _years_back(client: Client, address: str) -> Iterator[str]:
    """Pages of the list that begin at threads of one, two and nearly three years ago."""
    from exchange.discussions.queries.listing import cursor_of

    forum = Forum.objects.filter(circle=None).order_by("pk")[0]
    threads = Thread.objects.filter(forum=forum).order_by("-last_post_at", "-pk")
    number = threads.count()
    for part in (0.3, 0.6, 0.9):
        thread = threads[int(number * part)]
        yield f"{address}?before={cursor_of(thread)}"


def _posting(thread: int) -> Callable[[], Any]:
    """Replies of many people through the page's form, each with all that moderation, notices and search write."""
    people = list(User.objects.filter(email__startswith="bench-").order_by("pk")[: WARM + TIMES + 1])
    clients = [client_of(person) for person in people]
    turn = iter(clients)

    def ask() -> None:
        body = {"text": f"Chez nous aussi, depuis peu. {uuid4()}", "language": "fr", "key": str(uuid4())}
        answer = next(turn).post(f"/fr/threads/{thread}/reply/", body)
        assert answer.status_code == 302, answer.status_code

    return ask


if __name__ == "__main__":
    main()
