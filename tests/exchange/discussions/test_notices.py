"""Who hears of what was said, and who does not."""

from __future__ import annotations

import pytest
from django.test import Client

from exchange.discussions import moderation
from exchange.discussions.errors import TextRefusedError
from exchange.discussions.followers import CALLED, REPLIED, SAID
from exchange.discussions.services.circles import admit, leave
from exchange.discussions.services.say import open_thread
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.notifications import kinds
from hub.notifications.models import Event, Subscription
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> tuple[User, User]:
    trees.make_tree()
    nadia = trees.make_person("nadia@example.org", "Nadia Keller", Role.MEMBER)
    return nadia, trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)


def test_who_is_answered_or_called_hears_once(people: tuple[User, User]) -> None:
    nadia, leo = people
    thread = make_thread(make_forum(), nadia)
    say(thread=thread, user=leo, text="Oui.", language="fr")
    assert (Event.objects.latest("pk").kind, Event.objects.latest("pk").addressed) == (SAID, [nadia.pk])
    assert Event.objects.latest("pk").addressed_kind == REPLIED
    post = say(thread=thread, user=leo, text="Merci @Nadia Keller, et @Personne.", language="fr")
    called, said = Event.objects.order_by("-pk")[1], Event.objects.latest("pk")
    assert (called.kind, called.addressed, said.addressed) == (CALLED, [nadia.pk], [])
    kind = kinds.find(CALLED)
    assert kind is not None
    shown = kind.show([f"post:{post.pk}"], nadia, "de")[f"post:{post.pk}"]
    assert shown.url == f"/de/posts/{post.pk}/"
    assert not shown.private
    assert set(Subscription.objects.values_list("user", "subject")) == {
        (nadia.pk, f"thread:{thread.pk}"),
        (leo.pk, f"thread:{thread.pk}"),
    }
    with pytest.raises(TextRefusedError):
        say(thread=thread, user=leo, text=" ".join(f"@Nom {chr(65 + n % 26)}x{n}." for n in range(500)), language="fr")


def test_a_circle_tells_only_its_people_and_mails_nothing_of_it(people: tuple[User, User]) -> None:
    nadia, leo = people
    circle = make_circle(nadia)
    admit(circle=circle, user=leo)
    thread = make_thread(circle.forum, nadia)
    stranger = trees.make_person("st@example.org", "Stella Fremd", Role.MEMBER)
    post = say(thread=thread, user=leo, text="Bien vu @Stella Fremd @Nadia Keller", language="fr")
    target, kind = f"post:{post.pk}", kinds.find(SAID)
    assert Event.objects.get(kind=CALLED).addressed == [nadia.pk]
    assert kind is not None
    assert kind.show([target], nadia, "fr")[target].private
    assert kind.show([target], stranger, "fr") == {}
    assert kind.readers(target, [nadia.pk, leo.pk, stranger.pk]) == {nadia.pk, leo.pk}
    leave(circle=circle, user=leo)
    assert kind.readers(target, [nadia.pk, leo.pk]) == {nadia.pk}


def test_what_waits_for_a_moderator_is_told_when_it_is_let_in(client: Client, people: tuple[User, User]) -> None:
    _nadia, leo = people
    thread = open_thread(forum=make_forum(), user=leo, title="Bonjour à vous", text="Je suis nouveau.", language="fr")
    assert not Event.objects.filter(target__startswith="post:").exists()
    for _again in range(2):
        moderation.restore(thread.posts.get().pk, None)
    assert Event.objects.filter(target__startswith="post:").count() == 1
    trees.log_in(client, _nadia)
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert f"/fr/report/post/{thread.posts.get().pk}/" in page
