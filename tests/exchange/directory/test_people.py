"""People show themselves to whom they choose, and are written to without showing an address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from exchange.directory.models import Letter, Membership, Profile, Project
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services.delete_account import delete_account
from hub.portability.registry import parts
from hub.search.models import Change
from tests import trees
from tests.hub.media.samples import picture, upload
from tests.hub.search.documents import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia(db: None) -> User:
    trees.make_tree()
    return trees.make_person("mia@example.org", "Mia Roth", Role.MEMBER, Role.MENTOR)


@pytest.fixture
def leo(db: None) -> User:
    return trees.make_person("leo@example.org", "Leo Brand", Role.MEMBER, language="de")


def show(user: User, to: str, **said: Any) -> Profile:
    values = {"headline": "Formatrice d’adultes.", "offers": ["questionnaires"], "cantons": ["VD"]} | said
    return Profile.objects.create(user=user, shown_to=to, speaks=["fr"], **values)


SEEN_BY = {
    "nobody": {"themselves"},
    "members": {"themselves", "member", "editor"},
    "everybody": {"themselves", "member", "editor", "anybody"},
}
LISTED_FOR = {"nobody": set(), "members": SEEN_BY["members"], "everybody": SEEN_BY["everybody"]}


@pytest.mark.parametrize("shown_to", SEEN_BY)
@pytest.mark.parametrize("who", ["anybody", "member", "editor", "themselves"])
def test_a_profile_is_seen_by_those_whom_its_person_chose(
    client: Client, mia: User, leo: User, who: str, shown_to: str
) -> None:
    profile = show(mia, shown_to)
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    Membership.objects.create(project=project, user=mia, part=Membership.Part.MENTOR)
    if who == "themselves":
        trees.log_in(client, mia)
    elif who != "anybody":
        trees.log_in(client, leo if who == "member" else trees.make_person("e@example.org", "Eva Ott", Role.EDITOR))
    seen, listed = who in SEEN_BY[shown_to], who in LISTED_FOR[shown_to]
    page = client.get(f"/fr/people/{profile.pk}/")
    assert page.status_code == (200 if seen else 404)
    everything = client.get("/fr/people/").content.decode()
    assert (f'/fr/people/{profile.pk}/"' in everything) is listed
    assert ('value="questionnaires"' in everything) is listed
    assert (f"/fr/people/{profile.pk}/" in client.get("/fr/projects/passerelles/").content.decode()) is listed
    for html in (page.content.decode(), everything):
        assert "mia@example.org" not in html or who == "themselves"
    write = client.get(f"/fr/people/{profile.pk}/write/").status_code
    assert write == (302 if who == "anybody" else 404 if who == "themselves" or not seen else 200)


def test_the_search_holds_people_with_their_consent_only(mia: User) -> None:
    profile = show(mia, "nobody")
    assert documents("people") == []
    profile.shown_to = "members"
    profile.save()
    assert documents("people")[0].access == ("login",)
    profile.shown_to = "everybody"
    profile.save()
    (document,) = documents("people")
    assert (document.access, document.title) == (("all",), "Mia Roth")
    profile.shown_to = "nobody"
    profile.save()
    assert Change.objects.filter(source="people").latest("pk").narrows
    assert documents("people", [profile.pk]) == []


def test_one_writes_and_takes_back_ones_own_profile(client: Client, mia: User) -> None:
    trees.log_in(client, mia)
    said: dict[str, Any] = {
        "shown_to": "everybody",
        "headline": "Je forme aux questionnaires.",
        "language": "fr",
        "offers": ["questionnaires", "talk"],
        "speaks": ["fr", "other"],
        "speaks_more": "tigrinya",
        "cantons": ["VD"],
    }
    assert client.post("/fr/people/me/", said | {"new_picture": upload("mia.png", picture())}).status_code == 400
    answer = client.post(
        "/fr/people/me/", said | {"new_picture": upload("mia.png", picture()), "picture_alt": "Mia devant une carte."}
    )
    assert answer.status_code == 302
    html = Client().get(answer["Location"]).content.decode()
    for shown in ("Mia Roth", "Je forme aux questionnaires.", "tigrinya", 'alt="Mia devant une carte."'):
        assert shown in html
    assert client.post("/fr/people/me/", said | {"headline": "Écrivez à mia@example.org"}).status_code == 400
    taken_back = said | {"shown_to": "nobody", "picture_alt": "Mia."}
    assert client.post("/fr/people/me/", taken_back).status_code == 302
    assert Client().get(answer["Location"]).status_code == 404
    assert not Profile.objects.get().picture.renditions.exists()


def test_filters_count_what_the_reader_may_see(client: Client, mia: User, leo: User) -> None:
    show(mia, "everybody")
    show(leo, "members", offers=["questionnaires", "talk"])
    html = client.get("/fr/people/?offer=questionnaires&q=FORMATRICE").content.decode()
    assert "Mia Roth" in html
    assert "<b>1</b>" in html
    assert 'value="talk"' not in html
    trees.log_in(client, leo)
    assert "<b>2</b>" in client.get("/fr/people/?offer=questionnaires").content.decode()


def test_the_list_costs_the_same_with_many_people(
    client: Client, mia: User, django_assert_max_num_queries: Any
) -> None:
    show(mia, "everybody")
    client.get("/fr/people/")
    with django_assert_max_num_queries(30) as one:
        client.get("/fr/people/")
    for number in range(8):
        show(trees.make_person(f"p{number}@example.org", f"P {number}"), "everybody")
    with django_assert_max_num_queries(len(one)):
        client.get("/fr/people/")


def test_messages_and_answers_hide_both_addresses(
    client: Client, mia: User, leo: User, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    profile = show(mia, "members")
    trees.log_in(client, leo)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/fr/people/{profile.pk}/write/", {"text": "Pouvez-vous nous former en mai ?"})
    mail = mailoutbox[-1]
    assert mail.to == ["mia@example.org"]
    assert "Pouvez-vous nous former en mai ?" in mail.body
    assert "leo@example.org" not in f"{mail.message()}"
    letter = Letter.objects.get()
    assert f"/fr/letters/{letter.key}/" in mail.body
    trees.log_in(client, mia)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/fr/letters/{letter.key}/", {"text": "Volontiers, le 12.", "shares_address": "on"})
    answer = mailoutbox[-1]
    assert answer.to == ["leo@example.org"]
    assert answer.extra_headers["Reply-To"] == "mia@example.org"
    assert "mia@example.org" not in answer.body
    stranger = trees.make_person("x@example.org", "Xenia Volk")
    trees.log_in(client, stranger)
    assert client.get(f"/fr/letters/{letter.key}/").status_code == 404


def test_a_project_is_written_to_through_its_leaders_and_its_address(
    client: Client, mia: User, leo: User, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    project = Project.objects.create(name="Aare", slug="aare", cantons=["BE"], contact_email="aare@example.org")
    Membership.objects.create(project=project, user=mia, part=Membership.Part.LEADER)
    trees.log_in(client, leo)
    with django_capture_on_commit_callbacks(execute=True):
        for _number in range(3):
            assert client.post("/fr/projects/aare/write/", {"text": "Une question."}).status_code == 302
    assert {mail.to[0] for mail in mailoutbox} == {"mia@example.org", "aare@example.org"}
    refused = client.post("/fr/projects/aare/write/", {"text": "Encore une question."})
    assert refused.status_code == 429
    assert "Encore une question." in refused.content.decode()
    assert Letter.objects.count() == 3


def test_who_leaves_takes_the_profile_and_the_messages_along(mia: User, leo: User) -> None:
    show(mia, "everybody", experience="Dix ans d’ORP.")
    Letter.objects.create(writer=mia, person=leo, text="Bonjour Leo.", language="fr")
    Letter.objects.create(writer=leo, person=mia, text="Bonjour Mia.", language="fr")
    held = dict(parts(mia))
    told = json.dumps({name: part.data for name, part in held.items()}, default=str, ensure_ascii=False)
    assert "Dix ans d’ORP." in told
    assert "Bonjour Leo." in told
    assert "Bonjour Mia." not in told
    delete_account(user=mia)
    assert not Profile.objects.exists()
    assert not Letter.objects.exists()
