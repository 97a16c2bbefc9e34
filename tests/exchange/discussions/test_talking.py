"""Opening threads, answering, changing and taking back: what people see."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from exchange.discussions.models import Forum, Post, Thread
from exchange.discussions.services.change_post import edit_post
from hub.accounts.models import User
from hub.accounts.roles import Role
from tests import trees
from tests.exchange.discussions.talk import make_thread, say

pytestmark = pytest.mark.django_db


def test_a_thread_is_opened_once_however_often_it_is_sent(client: Client, forum: Forum, nadia: User) -> None:
    trees.log_in(client, nadia)
    address = f"/fr/forums/{forum.pk}/new/"
    assert client.get(address).status_code == 200
    said = {"title": "Combien de temps ?", "text": "Un **tandem** dure", "language": "fr", "key": str(uuid4())}
    first, second = client.post(address, said), client.post(address, said)
    assert first["Location"] == second["Location"]
    assert Thread.objects.count() == 1
    page = client.get(first["Location"]).content.decode()
    assert "<strong>tandem</strong>" in page
    assert "Nadia Keller" in page


def test_all_languages_of_a_forum_share_its_threads(client: Client, forum: Forum, nadia: User) -> None:
    make_thread(forum, nadia)
    for address in ("/fr/discussions/forum/", "/de/diskussionen/forum/", "/it/discussioni/", "/en/discussions/forum/"):
        page = client.get(address).content.decode()
        assert "Comment dire non ?" in page, address
    assert 'lang="fr"' in client.get("/de/diskussionen/forum/").content.decode()


def test_an_answer_names_what_it_answers_and_quotes_it(client: Client, forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    trees.log_in(client, leo)
    to = thread.posts.get()
    form = client.get(f"/de/threads/{thread.pk}/reply/?to={to.pk}&quote=1").content.decode()
    assert "&gt; Une **vraie** question." in form
    said = {"text": "Doch.", "language": "de", "reply_to": str(to.pk), "key": str(uuid4())}
    sent = client.post(f"/de/threads/{thread.pk}/reply/", said)
    assert sent["Location"] == f"/de/threads/{thread.pk}/#post-2"
    assert client.post(f"/de/threads/{thread.pk}/reply/", said)["Location"] == sent["Location"]
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "en réponse au message 1" in page
    assert '<div class="prose post-text" lang="de"><p>Doch.</p>' in page


def test_what_cannot_be_taken_is_said_and_stays_in_the_form(client: Client, forum: Forum, nadia: User) -> None:
    trees.log_in(client, nadia)
    address = f"/fr/forums/{forum.pk}/new/"
    for title, text, answer in (
        ("", "Mot", "Donnez un titre"),
        ("Titre", "   ", "Écrivez votre message"),
        ("T" * 200, "Mot", "Ce titre est trop long"),
        ("Titre", "mot " * 6000, "23’999 signes"),
        ("Titre", "Née le 12.3.1990, permis F.", "Relisez les passages"),
    ):
        refused = client.post(address, {"title": title, "text": text, "language": "fr"})
        assert refused.status_code == 400
        page = refused.content.decode()
        assert answer in page
        assert text.strip()[:50] in page
    nul = client.post(address, {"title": "Avec\x00", "text": "a\x00b<script>x</script>", "language": "fr"})
    page = client.get(nul["Location"]).content.decode()
    assert "ab&lt;script&gt;x" in page


def test_who_changes_a_post_leaves_a_trace_that_only_few_read(client: Client, forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    post = thread.posts.get()
    trees.log_in(client, nadia)
    form = {"text": "Une autre question.", "title": "Autrement", "language": "fr", "version": "1"}
    assert client.post(f"/fr/posts/{post.pk}/edit/", form).status_code == 302
    stale = client.post(f"/fr/posts/{post.pk}/edit/", form | {"text": "Encore autre chose."})
    assert stale.status_code == 409
    assert "Encore autre chose." in stale.content.decode()
    assert "Une autre question." in stale.content.decode()
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "Autrement" in page
    assert "modifié" in page
    assert "<del>" in client.get(f"/fr/posts/{post.pk}/versions/").content.decode()
    trees.log_in(client, trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER))
    assert client.get(f"/fr/posts/{post.pk}/versions/").status_code == 404
    assert client.post(f"/fr/posts/{post.pk}/edit/", form | {"version": "2"}).status_code == 403


def test_a_post_taken_back_leaves_its_place_and_no_words(client: Client, forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    post = say(thread=thread, user=nadia, text="Un secret.", language="fr")
    edit_post(post=post, user=nadia, text="Un autre secret.", language="fr")
    trees.log_in(client, nadia)
    assert "Un autre secret." in client.get(f"/fr/posts/{post.pk}/delete/").content.decode()
    for _again in range(2):
        client.post(f"/fr/posts/{post.pk}/delete/")
    page = client.get(f"/fr/threads/{thread.pk}/").content.decode()
    assert "secret" not in page
    assert "retiré par la personne" in page
    assert Post.objects.get(pk=post.pk).versions.count() == 0


def test_a_closed_thread_is_read_and_not_answered(client: Client, forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    Thread.objects.update(closed_at=thread.created_at)
    trees.log_in(client, nadia)
    assert "Ce fil est fermé" in client.get(f"/fr/threads/{thread.pk}/").content.decode()
    refused = client.post(f"/fr/threads/{thread.pk}/reply/", {"text": "Encore un mot", "language": "fr"})
    assert refused.status_code == 409
    assert "Encore un mot" in refused.content.decode()


def test_long_threads_have_pages_and_posts_their_place(client: Client, forum: Forum, nadia: User) -> None:
    thread = make_thread(forum, nadia)
    last = [say(thread=thread, user=nadia, text=f"Mot {n}", language="fr") for n in range(2, 43)][-1]
    assert client.get(f"/fr/posts/{last.pk}/")["Location"] == f"/fr/threads/{thread.pk}/?page=3#post-42"
    page = client.get(f"/fr/threads/{thread.pk}/?page=3").content.decode()
    assert 'id="post-42"' in page
    assert 'id="post-40"' not in page
    assert client.get(f"/fr/threads/{thread.pk}/?page=0").status_code == 302
    trees.log_in(client, nadia)
    for wrong in ("0", "4", "99999999999999999999"):
        status = client.get(f"/fr/threads/{thread.pk}/?page={wrong}").status_code
        assert status == (200 if len(wrong) > 8 else 404)


def test_lists_and_threads_cost_the_same_however_much_there_is(
    client: Client, forum: Forum, nadia: User, django_assert_max_num_queries: Any
) -> None:
    thread = make_thread(forum, nadia)
    leo = trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER)
    trees.log_in(client, leo)
    addresses = ("/fr/discussions/", "/fr/discussions/forum/", f"/fr/threads/{thread.pk}/")
    before = []
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(40) as asked:
            client.get(address)
        before.append(len(asked))
    for number in range(6):
        other = make_thread(forum, nadia, title=f"Fil {number}")
        say(thread=other, user=leo, text="Oui", language="fr")
        say(thread=thread, user=nadia, text="Non", language="fr")
    for address, number in zip(addresses, before, strict=True):
        with django_assert_max_num_queries(number + 1):
            client.get(address)
