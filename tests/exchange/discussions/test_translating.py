"""What somebody said, in the reader's own language."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from exchange.discussions.blocks import block_ids
from exchange.discussions.followers import SAID
from exchange.discussions.models import Post, PostTranslation, Thread
from exchange.discussions.search_documents import documents
from exchange.discussions.services.change_post import delete_post, edit_post
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.notifications.kinds import find
from tests import trees
from tests.exchange.discussions.talk import make_circle, make_forum, make_thread
from tests.support.translator import translator

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(db: None) -> User:
    trees.make_tree()
    return trees.make_person("nadia@example.org", "Nadia Keller", Role.MEMBER, Role.PROJECT_LEADER)


@pytest.fixture
def leo(nadia: User) -> User:
    return trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER, Role.PROJECT_LEADER)


@pytest.fixture
def post(nadia: User) -> Post:
    return Post.objects.get(thread=make_thread(make_forum(), nadia))


def told(post: Post, user: User) -> tuple[str, str]:
    """What a notice of the post says to a German reader, and in which language."""
    kind = find(SAID)
    assert kind is not None
    shown = kind.show([f"post:{post.pk}"], user, "de")[f"post:{post.pk}"]
    return shown.text, shown.language


def german(client: Client, post: Post) -> str:
    return client.get(f"/de/threads/{post.thread_id}/").content.decode()


def test_readers_get_their_language_with_the_original_at_hand(client: Client, leo: User, post: Post) -> None:
    trees.log_in(client, leo)
    assert f"/de/posts/{post.pk}/translate/" in german(client, post)
    client.post(f"/de/posts/{post.pk}/translate/", {"text": "Eine **echte** Frage."})
    for reader in (client, Client()):
        page = german(reader, post)
        assert "Eine <strong>echte</strong> Frage." in page
        assert "Leo Brand" in page
        assert "Une <strong>vraie</strong> question." in page, "the original stays"
    assert "Eine <strong>echte" not in client.get(f"/fr/threads/{post.thread_id}/").content.decode()
    spoken = {document.language: document for document in documents(block_ids(Thread.objects.get()))}
    assert spoken["de"].sections[0].text == "Eine echte Frage."
    assert spoken["de"].sections[0].anchor == "post-1"
    assert told(post, leo) == ("Eine echte Frage.", "de")


def test_what_the_author_took_out_or_back_is_in_no_translation(
    client: Client, leo: User, nadia: User, post: Post
) -> None:
    trees.log_in(client, leo)
    client.post(f"/de/posts/{post.pk}/translate/", {"text": "Eine echte Frage."})
    edit_post(post=post, user=nadia, text="Une autre question.", language="fr")
    for reader in (Client(), client):
        assert "Eine echte Frage." not in german(reader, post)
        assert "Une autre question." in german(reader, post)
    spoken = {document.language: document for document in documents(block_ids(Thread.objects.get()))}
    assert "de" not in spoken
    address = f"/de/posts/{post.pk}/translate/"
    assert "Eine echte Frage." in client.get(address).content.decode(), "its translator goes on from it"
    here = trees.log_in(Client(), trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER, Role.PROJECT_LEADER))
    assert "Eine echte Frage." not in here.get(address).content.decode()
    stale = PostTranslation.objects.get().made_at.isoformat()
    here.post(address, {"text": "Eine andere Frage.", "made_at": stale})
    assert "Eine andere Frage." in german(Client(), post)
    edit_post(post=post, user=nadia, text="Encore une autre question.", language="fr")
    assert told(post, leo) == ("Encore une autre question.", "fr"), "mails say what was said last"
    delete_post(post=post, user=nadia)
    assert not PostTranslation.objects.exists()
    assert "Eine echte Frage" not in german(Client(), post)


def test_who_corrects_a_translation(client: Client, leo: User, nadia: User, post: Post) -> None:
    here = trees.log_in(Client(), leo)
    here.post(f"/de/posts/{post.pk}/translate/", {"text": "Von Leo."})
    other = trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER, Role.PROJECT_LEADER)
    trees.log_in(client, other)
    client.post(f"/de/posts/{post.pk}/translate/", {"text": "Von Mia."})
    client.post(f"/de/posts/{post.pk}/translate/", {"drop": "1"})
    assert PostTranslation.objects.get().text == "Von Leo."
    trees.log_in(client, nadia)
    stale = client.post(f"/de/posts/{post.pk}/translate/", {"text": "Von Nadia."})
    assert stale.status_code == 409
    assert "Von Leo." in stale.content.decode()
    assert "Von Nadia." in stale.content.decode()
    seen = PostTranslation.objects.get().made_at.isoformat()
    client.post(f"/de/posts/{post.pk}/translate/", {"text": "Von Nadia.", "made_at": seen})
    assert PostTranslation.objects.get().user == nadia
    client.post(f"/de/posts/{post.pk}/translate/", {"drop": "1"})
    assert not PostTranslation.objects.exists()


@pytest.mark.parametrize("made_at", ["", "gestern", "2026-99-99T00:00:00+00:00"])
def test_bad_input_is_said_and_stays_typed(client: Client, leo: User, post: Post, made_at: str) -> None:
    trees.log_in(client, leo)
    for text, said in ((" ", "Schreiben Sie"), ("x" * 20_001, "zu lang")):
        answer = client.post(f"/de/posts/{post.pk}/translate/", {"text": text, "made_at": made_at})
        assert answer.status_code == 400
        assert said in answer.content.decode()
    assert client.post(f"/fr/posts/{post.pk}/translate/", {"text": "La même"}).status_code == 302
    assert not PostTranslation.objects.exists()


def test_nobody_passes_moderation_by_translating(client: Client, post: Post) -> None:
    new = trees.make_person("new@example.org", "Nora Neu", Role.MEMBER)
    trees.log_in(client, new)
    answer = client.post(f"/de/posts/{post.pk}/translate/", {"text": "Kauft bei mir, http://example.com!"})
    assert answer.status_code == 403
    assert "Moderation" in answer.content.decode()
    assert not PostTranslation.objects.exists()


def test_a_machine_translates_where_one_is_configured(
    client: Client, leo: User, nadia: User, post: Post, settings: Any
) -> None:
    trees.log_in(client, leo)
    edit_post(post=post, user=nadia, text="# Titre\n\n- **un** point\n> cité\n\n2. deux", language="fr")
    assert "translate/machine/" not in german(client, post)
    client.post(f"/de/posts/{post.pk}/translate/machine/")
    assert not PostTranslation.objects.exists()
    with translator() as (address, asked):
        settings.LIBRETRANSLATE_URL, settings.LIBRETRANSLATE_KEY = address, "secret"
        assert "translate/machine/" in german(client, post)
        assert "translate/machine/" not in german(Client(), post), "visitors send nothing out"
        for _again in range(2):
            client.post(f"/de/posts/{post.pk}/translate/machine/")
    assert len(asked) == 1
    assert asked[0]["q"] == ["Titre", "**un** point", "cité", "deux"]
    assert (asked[0]["source"], asked[0]["target"], asked[0]["api_key"]) == ("fr", "de", "secret")
    made = PostTranslation.objects.get()
    assert made.text == "# de: Titre\n\n- de: **un** point\n> de: cité\n\n2. de: deux"
    assert "Von einer Maschine übersetzt" in german(Client(), post)
    client.post(f"/de/posts/{post.pk}/translate/", {"text": "Besser.", "made_at": made.made_at.isoformat()})
    assert (PostTranslation.objects.get().machine, PostTranslation.objects.get().user) == (False, leo)


@pytest.mark.parametrize("said", [b"", b"<html>", b"[]", b'{"translatedText": "one"}', b'{"translatedText": [1]}'])
def test_a_machine_that_is_out_of_order_says_so(
    client: Client, leo: User, post: Post, settings: Any, said: bytes
) -> None:
    trees.log_in(client, leo)
    with translator(said) as (address, _asked):
        settings.LIBRETRANSLATE_URL = address
        answer = client.post(f"/de/posts/{post.pk}/translate/machine/", follow=True)
    assert "antwortet nicht" in answer.content.decode()
    assert not PostTranslation.objects.exists()


def test_nothing_of_a_circle_goes_to_a_machine(client: Client, nadia: User, settings: Any) -> None:
    circle = make_circle(nadia)
    post = Post.objects.get(thread=make_thread(circle.forum, nadia))
    trees.log_in(client, nadia)
    with translator() as (address, asked):
        settings.LIBRETRANSLATE_URL = address
        assert "translate/machine/" not in german(client, post)
        client.post(f"/de/posts/{post.pk}/translate/machine/")
    assert asked == []
    client.post(f"/de/posts/{post.pk}/translate/", {"text": "Unter uns."})
    outside = trees.make_person("ed@example.org", "Edith Editor", Role.MEMBER, Role.EDITOR)
    trees.log_in(client, outside)
    for door in ("translate/", "translate/machine/"):
        assert client.post(f"/de/posts/{post.pk}/{door}", {"text": "Ich auch."}).status_code == 404
    (french, german_words) = documents(block_ids(Thread.objects.get()))
    assert {french.access, german_words.access} == {(f"circle:{circle.pk}",)}
