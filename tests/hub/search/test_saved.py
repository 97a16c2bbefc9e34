"""Searches that people keep, what they are told, and what is counted without them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.accounts.roles import Role
from hub.notifications.models import OutgoingMail
from hub.portability.registry import parts
from hub.search import tallies
from hub.search.models import Document, QueryTally, SavedSearch
from hub.search.services.tell_news import tell_news
from tests.factories import login, login_with_mfa, make_user
from tests.hub.search.shelf import Shelf, shelf

__all__ = ["shelf"]


@pytest.fixture(autouse=True)
def words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model: words are enough to be told of."""
    monkeypatch.setattr("hub.search.meaning._broken", "left out in this test")
    monkeypatch.setattr("hub.search.tallies._counts", Counter())


def keep(client: Client, query: str = "q=tandem", rhythm: str = "daily") -> SavedSearch:
    reply = client.post("/fr/search/saved/keep/", {"query": query, "name": "", "rhythm": rhythm})
    assert reply.status_code == 302
    return SavedSearch.objects.get()


def pass_days(number: int) -> None:
    """As if so many days had gone by: everything that is dated moves back."""
    for saved in SavedSearch.objects.all():
        saved.told_until -= timedelta(days=number)
        saved.save()
    for document in Document.objects.all():
        document.found_since -= timedelta(days=number)
        document.save()


def told_titles() -> list[list[str]]:
    return [re.findall(r"^  (\S.*)\n  http", each.body, re.MULTILINE) for each in mail.outbox]


def test_what_is_new_is_told_once_and_only_what_is_new(shelf: Shelf) -> None:
    client = login(Client(), make_user(email="a@example.org"))
    shelf.put(1, "Un tandem ancien")
    shelf.catch_up()
    pass_days(1)
    keep(client)
    pass_days(1)
    shelf.put(2, "Un tandem nouveau")
    shelf.put(3, "Une autre chose")
    shelf.catch_up()
    Document.objects.update(embedded=True)
    assert tell_news() == 1
    assert tell_news() == 0
    assert told_titles() == [["Un tandem nouveau"]]
    (sent,) = mail.outbox
    assert sent.to == ["a@example.org"]
    assert "/fr/search/?q=tandem" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    pass_days(1)
    assert tell_news() == 0


def test_a_translation_is_not_new(shelf: Shelf) -> None:
    client = login(Client(), make_user())
    shelf.put(1, "Un tandem")
    shelf.catch_up()
    pass_days(2)
    keep(client)
    pass_days(1)
    shelf.put(1, "Ein Tandem", language="de")
    shelf.catch_up()
    Document.objects.update(embedded=True)
    assert tell_news() == 0


def test_a_week_is_a_week_and_never_is_never(shelf: Shelf) -> None:
    client = login(Client(), make_user())
    saved = keep(client, rhythm="weekly")
    shelf.put(1, "Un tandem")
    shelf.catch_up()
    Document.objects.update(embedded=True)
    for _day in range(6):
        SavedSearch.objects.update(told_until=SavedSearch.objects.get().told_until - timedelta(days=1))
        assert tell_news() == 0
    SavedSearch.objects.update(told_until=SavedSearch.objects.get().told_until - timedelta(days=1))
    client.post(f"/fr/search/saved/{saved.pk}/change/", {"name": "Tandems", "rhythm": "never"})
    assert tell_news() == 0
    client.post(f"/fr/search/saved/{saved.pk}/change/", {"name": "Tandems", "rhythm": "daily"})
    pass_days(1)
    assert tell_news() == 0, "what came while nothing was asked for is old"


def test_nothing_is_told_that_the_person_may_not_read(shelf: Shelf) -> None:
    client = login(Client(), make_user())
    keep(client)
    pass_days(1)
    shelf.put(1, "Tandem du cercle", access=("circle:7",))
    shelf.catch_up()
    Document.objects.update(embedded=True)
    assert tell_news() == 0
    assert not OutgoingMail.objects.exists()


def test_what_is_not_indexed_yet_is_told_the_next_time(shelf: Shelf) -> None:
    client = login(Client(), make_user())
    keep(client)
    pass_days(1)
    shelf.put(1, "Un tandem")
    from hub.search.services.drain import drain

    drain()
    assert tell_news() == 0
    shelf.catch_up()
    Document.objects.update(embedded=True)
    pass_days(1)
    assert tell_news() == 1


def test_the_link_in_the_mail_stops_the_mails_without_a_login(shelf: Shelf) -> None:
    saved = keep(login(Client(), make_user()))
    stranger = Client(enforce_csrf_checks=True)
    assert "Arrêter ces messages" in stranger.get(f"/fr/search/stop/{saved.token}/").content.decode()
    saved.refresh_from_db()
    assert saved.rhythm == "daily", "looking changes nothing: mail scanners follow every link"
    reply = stranger.post(f"/fr/search/stop/{saved.token}/", {"List-Unsubscribe": "One-Click"})
    assert reply.status_code == 200
    saved.refresh_from_db()
    assert saved.rhythm == "never"
    assert stranger.get("/fr/search/stop/nobody/").status_code == 404


def test_a_search_is_kept_once_and_an_empty_one_not_at_all(shelf: Shelf) -> None:
    client = login(Client(), make_user())
    keep(client, "q=tandem&page=3&junk=1")
    assert keep(client, "q=tandem", "never").rhythm == "never"
    client.post("/fr/search/saved/keep/", {"query": "q=+", "rhythm": "daily"})
    client.post("/fr/search/saved/keep/", {"query": "q=" + "x" * 5000, "rhythm": "daily"})
    client.post("/fr/search/saved/keep/", {"query": "q=other", "rhythm": "hourly"})
    assert SavedSearch.objects.count() == 1


def test_what_is_kept_belongs_to_one_person(shelf: Shelf) -> None:
    owner = make_user()
    saved = keep(login(Client(), owner))
    other = login(Client(), make_user())
    assert other.post(f"/fr/search/saved/{saved.pk}/forget/").status_code == 404
    assert other.post(f"/fr/search/saved/{saved.pk}/change/", {"rhythm": "never"}).status_code == 404
    assert "tandem" not in other.get("/fr/search/saved/").content.decode().split("<main")[1].split("</main")[0]
    assert Client().get("/fr/search/saved/").status_code == 302
    assert dict(parts(owner))["searches"].data[0]["search"] == "q=tandem"


def test_the_feed_shows_what_everybody_may_read(shelf: Shelf) -> None:
    member = login(Client(), make_user())
    shelf.put(1, "Un tandem & plus", "Avec un tandem.", date=timezone.localdate())
    shelf.put(2, "Tandem du cercle", access=("circle:7",))
    shelf.catch_up()
    for client in (Client(), member):
        feed = client.get("/fr/search/feed/?q=tandem").content.decode()
        assert "<title>Un tandem &amp; plus</title>" in feed
        assert "cercle" not in feed
        assert "mark" not in feed


def test_searches_are_counted_without_persons_and_only_words(client: Client, shelf: Shelf) -> None:
    shelf.put(1, "Un tandem")
    shelf.catch_up()
    for text in ("Tandem", "tandem ", "zzyzx", "zzyzx", "x@example.org", "079 123 45 67", ""):
        client.get("/fr/search/", {"q": text})
    client.get("/fr/search/?q=tandem&page=2")
    client.get("/fr/search/?q=tandem&canton=BE")
    tallies.flush()
    rows = {row.text: (row.asked, row.missed, row.open) for row in QueryTally.objects.all()}
    assert rows == {"tandem": (2, 0, 2), "zzyzx": (2, 2, 0)}


def test_editors_see_what_finds_nothing_and_others_do_not(client: Client, shelf: Shelf) -> None:
    client.get("/fr/search/?q=zzyzx")
    tallies.flush()
    editor = login_with_mfa(Client(), make_user(role=Role.EDITOR))
    assert "zzyzx" in editor.get("/cms/searches-in-vain/").content.decode()
    assert "zzyzx" not in editor.get("/cms/searches-in-vain/?language=de").content.decode()
    assert login(Client(), make_user()).get("/cms/searches-in-vain/").status_code in (302, 403)


def test_what_others_found_is_proposed_when_it_was_asked_often(client: Client, shelf: Shelf) -> None:
    today = timezone.localdate()
    for day in (today, today - timedelta(days=1)):
        QueryTally.objects.create(day=day, language="fr", text="tandem famille", asked=3, open=3)
        QueryTally.objects.create(day=day, language="fr", text="tandem secret", asked=9, open=1)
    html = client.get("/fr/search/suggest/?q=tandem").content.decode()
    assert re.findall(r'data-text="([^"]+)"', html) == ["tandem famille"]
