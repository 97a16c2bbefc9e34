"""Role by door: nothing that is said in a circle comes out by any address there is, nor by mail, search or file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client

from exchange.directory.models import Membership, Project
from exchange.discussions.followers import subject_of_forum, subject_of_thread
from exchange.discussions.models import Attachment, Circle, Post, Thread
from exchange.discussions.services.circles import admit, leave
from exchange.discussions.services.moderate import move, set_pinned, sum_up
from exchange.discussions.services.poll import ask_poll, vote
from exchange.discussions.services.say import open_thread, reply
from exchange.discussions.services.translate import translate_by_hand
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.moderation.models import Case
from hub.moderation.services.report import report
from hub.notifications.models import Notice, OutgoingMail
from hub.notifications.services.subscribe import subscribe
from hub.search import engines
from hub.search.services.drain import drain
from hub.search.services.follow import follow
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, work
from tests.support.doors import addresses, patterns

pytestmark = [pytest.mark.django_db, pytest.mark.long]

WORD, QUERY = "Quittenbrot", "zimtstern"
SECRET = f"Zimtstern und {WORD}"
OUTSIDE = ("nobody", "member", "mentor", "leader", "left the circle", "editor", "operator")
INSIDE = ("keeper", "in the circle")
ROLES = {"mentor": Role.MENTOR, "leader": Role.PROJECT_LEADER, "editor": Role.EDITOR, "operator": Role.OPERATOR}
say = partial(reply, judge=False, language="fr")


@dataclass
class World:
    """A circle in which everything was done that can be, and a thread that was brought there from an open forum."""

    keeper: User
    other: User
    circle: Circle
    thread: Thread
    moved: Thread
    post: Post
    attachment: Attachment
    user: User | None


@pytest.fixture(autouse=True)
def quiet(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker_waits: None) -> Iterator[None]:
    """An index of its own without the model, files in a folder of their own, and a worker that waits to be asked."""
    monkeypatch.setattr("hub.search.meaning._broken", "left out in this test")
    settings.SEARCH_ROOT = str(tmp_path / "search")
    engines.forget()
    yield
    engines.forget()


def make_world(who: str) -> World:
    trees.make_tree()
    keeper = trees.make_person("keeper@example.org", "Katia Keeper", Role.MEMBER, Role.PROJECT_LEADER, Role.EDITOR)
    other = trees.make_person("other@example.org", "Omar Other", Role.MEMBER, Role.PROJECT_LEADER)
    forum = make_forum()
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"])
    practice = trees.make_practice(keeper)
    circle = make_circle(keeper, name=SECRET, purpose=SECRET, is_listed=False, mail_shows_text=True)
    admit(circle=circle, user=other)
    user = None
    if who == "keeper":
        user = keeper
    elif who != "nobody":
        user = trees.make_person("who@example.org", "Wanda Who", Role.MEMBER, *([ROLES[who]] if who in ROLES else []))
        if who in ("mentor", "leader"):
            part = Membership.Part.MENTOR if who == "mentor" else Membership.Part.LEADER
            Membership.objects.create(project=project, user=user, part=part)
        if "circle" in who:
            admit(circle=circle, user=user)
    told = {"title": SECRET, "language": "fr", "judge": False}
    open_thread(forum=forum, user=other, text="Cela reste ouvert.", **told | {"title": "Ouvert à toutes et à tous"})
    moved = open_thread(forum=forum, user=other, text="Rien de secret encore.", **told | {"title": "Vu de tous"})
    thread = open_thread(forum=circle.forum, user=keeper, text=SECRET, about=f"page:{practice.translation_key}", **told)
    open_thread(forum=circle.forum, user=keeper, text=SECRET, about=f"project:{project.pk}", **told)
    if user is not None:
        if "circle" in who:
            say(thread=thread, user=user, text="Je réponds.")
        subscribe(user=user, subject=subject_of_thread(moved.pk))
        for subject in (subject_of_thread(thread.pk), subject_of_forum(circle.forum.pk), "theme:quality"):
            if who in INSIDE or who == "left the circle":
                subscribe(user=user, subject=subject)
    post = say(thread=thread, user=other, text=f"{SECRET} @Wanda Who @Katia Keeper")
    poll = ask_poll(post=post, user=other, question=SECRET, options=[SECRET, "Non"])
    if user is not None and "circle" in who:
        vote(poll=poll, user=user, options=poll.options.values_list("pk", flat=True)[:1])
        translate_by_hand(post=post, user=user, language="it", text=f"In italiano: {SECRET}")
    if who == "left the circle" and user is not None:
        leave(circle=circle, user=user)
    move(thread=moved, user=keeper, forum=circle.forum)
    Thread.objects.filter(pk=moved.pk).update(title=SECRET)
    say(thread=moved, user=other, text=SECRET)
    translate_by_hand(post=post, user=other, language="de", text=f"Auf Deutsch: {SECRET}")
    attachment = Attachment.objects.create(
        post=post, user=other, name=f"{WORD}.txt", size=12, text=SECRET, file=ContentFile(SECRET.encode(), name="x.txt")
    )
    sum_up(thread=thread, user=keeper, text=SECRET)
    set_pinned(thread=thread, user=keeper, pinned=True)
    report(user=keeper, target=f"circle-post:{post.pk}", reason="other", text=SECRET)
    return World(keeper, other, circle, thread, moved, post, attachment, user)


def catch_up() -> None:
    while drain() or any(follow(engine) for engine in engines.engines()):
        pass


def words_of(answer: Any, asked: str = "") -> str:
    """All that an answer says: where it leads, its words, its archive; without the address that was `asked` for."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    told = f"{answer.headers.get('Location', '')} {body.decode(errors='replace')}"
    # The ways to the same place in other languages name it too.
    return told.replace(asked[3:], "") if asked else told


# Those who have no more doors than a member, or an editor, try those that have to do with what is said.
OF_TALK = re.compile(r"/(?:threads|posts|circles|forums|discussions|start|messages|queue|moderation|operation|report)/")
FEWER_DOORS = ("mentor", "leader", "operator")


def every_address(world: World) -> list[str]:
    """Each address of the platform that can be looked at, with all that may stand in it."""
    numbers = {world.thread.pk, world.moved.pk, world.post.pk, world.circle.forum.pk, world.attachment.pk}
    numbers |= set(Case.objects.values_list("pk", flat=True))
    numbers |= set(Notice.objects.filter(user=world.user).values_list("pk", flat=True)[:2])
    one = [str(world.post.pk)]
    samples = {
        "pk": sorted(map(str, numbers)),
        "number": one,
        "adoption_id": one,
        "medium": one,
        "slug": [world.circle.slug, "aare"],
        "name": [world.attachment.name],
        "kind": ["post", "circle-post"],
        "theme": ["quality"],
        "kind_name": ["practice"],
    }
    french = addresses(patterns(without=("cms/", "mail/")), samples)
    asked = [f"/fr/{door}?q={QUERY}" for door in ("search/", "search/suggest/", "search/feed/")]
    pages = ["/fr/", "/fr/discussions/", "/fr/discussions/forum/", "/fr/themes/quality/", "/fr/pratiques/practice-1/"]
    german = [f"/de/threads/{world.thread.pk}/", "/de/diskussionen/", f"/de/search/?q={QUERY}"]
    return [*french, *asked, *pages, *german, "/de/search/?q=Deutsch+Wanda&kind=thread"]


def doors_that_tell(doors: Iterable[str], client: Client) -> set[str]:
    found = set()
    for address in doors:
        try:
            answer = client.get(address)
        except Exception as error:
            pytest.fail(f"{address}: {error!r}")
        assert answer.status_code < 500, address
        if WORD in words_of(answer, address):
            found.add(address)
    return found


def mails_of(user: User) -> str:
    kept = OutgoingMail.objects.filter(to__icontains=user.email)
    sent = [message.message().as_string() for message in mail.outbox if user.email in message.to]
    return " ".join([*(str(row.__dict__) for row in kept), *sent])


@pytest.mark.once
@pytest.mark.parametrize("who", OUTSIDE)
def test_nothing_comes_out_to_who_is_outside(client: Client, who: str) -> None:
    world = make_world(who)
    work()
    catch_up()
    if world.user is not None:
        trees.log_in(client, world.user)
        assert WORD not in mails_of(world.user)
    doors = [door for door in every_address(world) if who not in FEWER_DOORS or OF_TALK.search(door)]
    assert doors_that_tell(doors, client) == set()
    if who == "editor":
        # Wagtail's own views answer 500 where a letter stands for a number: that tells nothing.
        client.raise_request_exception = False
        inside_cms = [each for each in addresses(patterns("cms/")) if "logout" not in each]
        assert {each for each in inside_cms if WORD in words_of(client.get(each))} == set()


@pytest.mark.once
@pytest.mark.parametrize("who", INSIDE)
def test_who_is_inside_finds_it_by_the_same_doors(client: Client, who: str) -> None:
    world = make_world(who)
    work()
    catch_up()
    assert world.user is not None
    trees.log_in(client, world.user)
    thread, post, file = world.thread.pk, world.post.pk, world.attachment
    doors = {
        f"/fr/threads/{thread}/",
        f"/fr/threads/{world.moved.pk}/",
        f"/fr/threads/{thread}/reply/",
        f"/fr/circles/{world.circle.slug}/",
        f"/fr/circles/{world.circle.slug}/people/",
        "/fr/circles/",
        "/fr/discussions/",
        "/fr/start/",
        "/fr/messages/",
        f"/fr/posts/attachments/{file.pk}/{file.name}",
        f"/fr/search/?q={QUERY}",
        f"/fr/search/suggest/?q={QUERY}",
    }
    assert doors_that_tell(doors, client) == doors
    assert WORD in mails_of(world.user)
    assert client.get(f"/fr/posts/{post}/versions/").status_code == (200 if who == "keeper" else 404)


def plain(page: str) -> str:
    """A page without what differs from one request to the next."""
    return re.sub(r'value="[\w-]{36,64}"|nonce="[^"]+"', "", page)


LISTS = (
    "/fr/",
    "/fr/discussions/",
    "/fr/discussions/forum/",
    "/fr/threads/feed.atom",
    "/fr/circles/",
    "/fr/people/",
    "/fr/projects/aare/",
    "/fr/themes/quality/",
    "/fr/pratiques/practice-1/",
    "/fr/start/",
    "/fr/search/?q=secret",
    "/sitemap.xml",
)
SAID: dict[str, Callable[[World], Any]] = {
    "a post": lambda world: say(thread=world.thread, user=world.other, text="Encore un secret."),
    "a thread": lambda world: open_thread(
        forum=world.circle.forum, user=world.other, title="Un secret", text="Secret.", language="fr", judge=False
    ),
}


@pytest.mark.once
@pytest.mark.parametrize("who", ["nobody", "member", "left the circle", "editor"])
def test_what_is_said_inside_changes_no_page_and_no_count_outside(client: Client, who: str) -> None:
    world = make_world(who)
    if world.user is not None:
        trees.log_in(client, world.user)
    catch_up()
    assert {client.get(address).status_code for address in LISTS} <= {200, 302}
    before = {address: plain(client.get(address).content.decode()) for address in LISTS}
    for deed in SAID.values():
        deed(world)
    catch_up()
    after = {address: plain(client.get(address).content.decode()) for address in LISTS}
    assert [address for address in LISTS if before[address] != after[address]] == []
