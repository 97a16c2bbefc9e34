"""python -m config.bench_talk.subscribers NUMBER: one post, so many followers who want a mail at once.

The page must answer at once, and every mail go out once, although the worker is killed twice on the way. Mails go to a
real SMTP server in this process.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import Any
from uuid import uuid4

import django

django.setup()

from aiosmtpd.controller import Controller  # noqa: E402
from django.conf import settings  # noqa: E402 - models need the settings
from django.contrib.auth.models import Group  # noqa: E402
from django.test import Client  # noqa: E402

from config.prepare import ROOT  # noqa: E402
from exchange.discussions.followers import SAID, subject_of_thread  # noqa: E402
from exchange.discussions.models import Post, Thread  # noqa: E402
from hub.accounts.models import User  # noqa: E402
from hub.accounts.roles import Role  # noqa: E402
from hub.notifications.models import Frequency, Preference, Subscription  # noqa: E402

PORT = 9398
KILLS = (0.25, 0.6)
PATIENCE = 1_800.0


class _Catcher:
    """Counts the mails by whom they are to."""

    def __init__(self) -> None:
        self.to: Counter[str] = Counter()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        self.to.update(envelope.rcpt_tos)
        return "250 OK"


def main(number: int) -> None:
    """Print a JSON object with the seconds of the post and of all mails, and how many came how often."""
    thread, quiet = Thread.objects.filter(forum__circle=None, merged_into=None).order_by("-pk")[:2]
    _followers(number, subject_of_thread(thread.pk))
    catcher = _Catcher()
    controller = Controller(catcher, hostname="127.0.0.1", port=PORT)
    controller.start()
    author = User.objects.filter(email__startswith="bench-").order_by("-pk")[0]
    # The first posts of who is new wait for a moderator, and are told to nobody before.
    author.give_role(Role.PROJECT_LEADER)
    client = Client(HTTP_HOST="localhost")
    client.force_login(author, backend=settings.AUTHENTICATION_BACKENDS[0])
    # The first request of a process loads its code: it says nothing about those who follow.
    _post(client, quiet, "Bonjour.")
    unfollowed = _post(client, quiet, "Qui commence quand ?")
    begun = time.perf_counter()
    posted = _post(client, thread, "Nous commençons lundi.")
    assert not Post.objects.filter(author=author, held=True).exists(), "the post waits for a moderator"

    environment = os.environ | {"EMAIL_URL": f"smtp://127.0.0.1:{PORT}"}
    scheduler = _start(environment, "scheduler", "--interval", "1")
    worker = _start(environment, "worker", "--interval", "0.2")
    kills = [int(number * part) for part in KILLS]
    end = begun + PATIENCE
    while sum(catcher.to[f"follower-{place}@example.org"] > 0 for place in range(number)) < number:
        if kills and sum(catcher.to.values()) >= kills[0]:
            kills.pop(0)
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            worker = _start(environment, "worker", "--interval", "0.2")
        if time.perf_counter() > end:
            break
        time.sleep(0.5)
    all_out = time.perf_counter() - begun
    # Whatever comes twice comes after a claim of the dead has run out.
    time.sleep(settings.OUTBOX_LEASE_SECONDS + 60)
    for process in (worker, scheduler):
        process.terminate()
        process.wait(30)
    controller.stop()
    came = [catcher.to[f"follower-{place}@example.org"] for place in range(number)]
    print(
        json.dumps(
            {
                "followers": number,
                "posted_ms": posted * 1000,
                "unfollowed_ms": unfollowed * 1000,
                "all_out_seconds": all_out,
                "killed": len(KILLS) - len(kills),
                "none": came.count(0),
                "once": came.count(1),
                "more": sum(times > 1 for times in came),
            }
        )
    )


def _post(client: Client, thread: Thread, text: str) -> float:
    """Answer in `thread`; the seconds until the page is back."""
    begun = time.perf_counter()
    answer = client.post(f"/fr/threads/{thread.pk}/reply/", {"text": text, "language": "fr", "key": str(uuid4())})
    assert answer.status_code == 302, answer.status_code
    return time.perf_counter() - begun


def _followers(number: int, subject: str) -> None:
    rows = [User(email=f"follower-{place}@example.org", name=f"Follower {place}") for place in range(number)]
    people = User.objects.bulk_create(rows, batch_size=1_000)
    group = Group.objects.get(name=Role.MEMBER.value)
    through: Any = User.groups.through
    through.objects.bulk_create([through(user_id=user.pk, group_id=group.pk) for user in people], batch_size=1_000)
    Subscription.objects.bulk_create([Subscription(user=user, subject=subject) for user in people], batch_size=1_000)
    Preference.objects.bulk_create(
        [Preference(user=user, kind=SAID, frequency=Frequency.AT_ONCE) for user in people], batch_size=1_000
    )


def _start(environment: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT, env=environment)  # noqa: S603


if __name__ == "__main__":
    main(int(sys.argv[1]))
