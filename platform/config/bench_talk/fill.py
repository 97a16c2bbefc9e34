"""python -m config.bench_talk.fill POSTS: generated threads and posts in the forums of the demo, up to so many posts.

Twenty posts a thread on average; one thread has two thousand. Written in bulk, as if they had been said over three
years; nothing of it is announced or indexed, which is measured elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - models need the settings
from django.db.models import Max, Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from exchange.discussions.models import Forum, ForumMark, Post, Thread, ThreadMark  # noqa: E402
from hub.accounts.models import User  # noqa: E402
from hub.accounts.roles import Role  # noqa: E402

LONG, USUAL, PEOPLE, BATCH = 2_000, 20, 500, 5_000
READER = "claire.rochat@example.org"
DAYS = 3 * 365
LANGUAGES = ("fr", "de", "it", "en")
SENTENCES = (
    "Nous appelons les deux membres du tandem à la troisième semaine.",
    "Die Freiwilligen wünschen sich vor allem eine Ansprechperson.",
    "Il Comune mette a disposizione una sala il sabato mattina.",
    "We ask the mentors twice a year what they would change.",
    "Chez nous, l’ORP envoie les personnes qui cherchent une place d’apprentissage.",
    "Ohne Standortgespräch verlieren wir jedes Jahr ein paar gute Leute.",
)


def main(posts: int) -> None:
    """Add what lacks; what is there stays."""
    people = _people()
    have = Post.objects.count()
    forums = list(Forum.objects.filter(circle=None).values_list("pk", flat=True))
    number = Thread.objects.aggregate(last=Max("pk"))["last"] or 0
    begun = timezone.now() - timedelta(days=DAYS)
    long_is_missing = not Thread.objects.filter(last_number__gte=LONG).exists()
    while have < posts:
        rows: list[Thread] = []
        said: list[Post] = []
        while len(said) < BATCH and have + len(said) < posts:
            number += 1
            thread, its_posts = _thread(number, forums, people, begun, LONG if long_is_missing else 0)
            long_is_missing = False
            rows.append(thread)
            said += its_posts
        with transaction.atomic():
            Thread.objects.bulk_create(rows)
            Post.objects.bulk_create(said, batch_size=1_000)
        have += len(said)
    for forum in Forum.objects.filter(pk__in=forums):
        threads = Thread.objects.filter(forum=forum)
        forum.threads = threads.count()
        forum.posts = threads.aggregate(all=Sum("last_number"))["all"] or 0
        forum.last_post_at = threads.aggregate(last=Max("last_post_at"))["last"]
        forum.save()
    _reader(forums)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(Post.objects.count())


def _people() -> list[int]:
    found = list(User.objects.filter(email__startswith="bench-").order_by("pk").values_list("pk", flat=True))
    if not found:
        rows = [User(email=f"bench-{number}@example.org", name=f"Person {number}") for number in range(PEOPLE)]
        found = [user.pk for user in User.objects.bulk_create(rows)]
        for user in User.objects.filter(pk__in=found):
            user.give_role(Role.MEMBER)
    return found


def _thread(number: int, forums: list[int], people: list[int], begun: datetime, size: int) -> tuple[Thread, list[Post]]:
    chance = Random(number)  # noqa: S311 - the same each time is what is wanted
    length = size or min(400, max(1, round(chance.expovariate(1 / USUAL))))
    start = begun + timedelta(days=DAYS * chance.random() * 0.99)
    step = timedelta(hours=chance.random() * 30 / length * USUAL / 20)
    thread = Thread(
        pk=number,
        forum_id=forums[number % len(forums)],
        title=f"{SENTENCES[number % len(SENTENCES)]} ({number})"[:160],
        language=LANGUAGES[number % 4],
        author_id=chance.choice(people),
        created_at=start,
        last_number=length,
    )
    posts = list(_posts(thread, length, start, step, people, chance))
    thread.last_post_at, thread.last_author_id = posts[-1].created_at, posts[-1].author_id
    return thread, posts


def _posts(
    thread: Thread, length: int, start: datetime, step: timedelta, people: list[int], chance: Random
) -> Iterator[Post]:
    now = timezone.now()
    for place in range(length):
        text = " ".join(chance.choices(SENTENCES, k=chance.randint(1, 8)))
        yield Post(
            thread_id=thread.pk,
            number=place + 1,
            author_id=chance.choice(people) if place else thread.author_id,
            language=thread.language,
            text=text,
            html=f"<p>{text}</p>",
            created_at=min(start + step * place, now),
        )


def _reader(forums: list[int]) -> None:
    """Somebody who has read for years: a few thousand threads by themselves, one forum as a whole."""
    reader = User.objects.get(email=READER)
    ForumMark.objects.get_or_create(user=reader, forum_id=forums[0])
    known = set(ThreadMark.objects.filter(user=reader).values_list("thread", flat=True))
    rows: list[Any] = []
    for pk, last in Thread.objects.order_by("-last_post_at").values_list("pk", "last_number")[:3_000]:
        if pk not in known and pk % 3:
            rows.append(ThreadMark(user=reader, thread_id=pk, number=max(0, last - pk % 5)))
    ThreadMark.objects.bulk_create(rows, batch_size=1_000)


if __name__ == "__main__":
    main(int(sys.argv[1]))
