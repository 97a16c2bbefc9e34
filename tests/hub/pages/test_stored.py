"""Parts of pages that are kept under the fingerprint of what they show."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from exchange.directory.models import Project
from exchange.practices.models import Adoption
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.pages import shelf
from tests import trees


@pytest.fixture(autouse=True)
def _empty() -> None:
    shelf.clear()


def show(inside: str, data: dict[str, Any], *, name: str = "part", **context: Any) -> str:
    text = f'{{% load once stored %}}{{% stored "{name}" data unless personal %}}{inside}{{% endstored %}}'
    return Template(text).render(Context({"data": data, "request": RequestFactory().get("/fr/"), **context}))


def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    places: list[str] = []
    keep = shelf.put
    monkeypatch.setattr(shelf, "put", lambda place, html: (places.append(place), keep(place, html)))
    return places


def test_a_part_is_made_once_for_the_same_data(monkeypatch: pytest.MonkeyPatch) -> None:
    places = made(monkeypatch)
    for title in ("a", "a", "b", "a"):
        assert show("<h2>{{ title }}</h2>", {"title": title}) == f"<h2>{title}</h2>"
    assert len(places) == 2


def test_words_in_another_language_and_another_part_are_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"label": gettext_lazy("Menu"), "day": datetime.date(2026, 5, 1), "at": timezone.now()}
    in_french = show("{{ reader_language }}", data)
    with translation.override("de"):
        assert (in_french, show("{{ reader_language }}", data)) == ("fr", "de")
    assert show("other", data, name="other") == "other"


def test_inside_there_is_nothing_but_the_data() -> None:
    inside = "{{ title }}|{{ request.path }}|{{ user.email }}|{{ secret }}"
    assert show(inside, {"title": "a"}, user=User(email="x@example.org"), secret="s") == "a|||"


def test_what_is_personal_is_made_in_place_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    places = made(monkeypatch)
    assert show("{{ title }} {{ secret }}", {"title": "a"}, secret="s", personal=True) == "a s"
    request = RequestFactory().get("/fr/")
    request.is_preview = True  # type: ignore[attr-defined]
    assert show("{{ title }}", {"title": "a"}, request=request) == "a"
    assert places == []


def test_a_form_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="form"):
        show('<form method="post"></form>', {})


def test_what_has_no_fixed_text_is_refused() -> None:
    with pytest.raises(TypeError, match="User"):
        show("{{ who }}", {"who": User()})


def test_once_knows_nothing_but_the_language() -> None:
    text = Template("{% load once %}{% once %}{{ reader_language }}{{ secret }}{% endonce %}")
    assert text.render(Context({"secret": "s"})) == "fr"
    with translation.override("it"):
        assert text.render(Context({"secret": "s"})) == "it"


ADDRESS = "/fr/pratiques/liste/"


@pytest.fixture
def practice(db: None) -> Any:
    trees.make_tree()
    owner = trees.make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    return trees.make_practice(owner, slug="liste", title="Une liste", project=project)


def read(client: Client) -> str:
    return client.get(ADDRESS).content.decode()


def test_every_change_of_what_is_shown_is_shown_at_once_without_being_told(client: Client, practice: Any) -> None:
    assert read(client) == read(client)
    Project.objects.update(name="Passerelle")
    assert "Passerelle<" in read(client)
    User.objects.filter(pk=practice.owner_id).update(name="Claire R.")
    assert "Claire R." in read(client)
    assert "Claire Rochat" not in read(client)
    other = Project.objects.create(name="Aare", slug="aare")
    adoption = Adoption.objects.create(
        practice_key=practice.translation_key, project=other, language="fr", changed="Court."
    )
    assert "Court." in read(client)
    Adoption.objects.filter(pk=adoption.pk).update(changed="Long.")
    assert "Long." in read(client)
    type(practice).objects.filter(pk=practice.pk).update(confirm_by=timezone.localdate() - datetime.timedelta(days=1))
    assert "À confirmer" in read(client)


def test_who_may_do_more_is_shown_more_and_nobody_else(client: Client, practice: Any) -> None:
    anonymous = read(client)
    editor = trees.log_in(Client(), trees.make_person("editor@example.org", "Ed", Role.EDITOR))
    assert f"/fr/work/{practice.pk}/" in read(editor)
    assert read(client) == anonymous
    foreign = editor.get("/de/praxis/liste/").content.decode()
    assert 'method="post" action="/de/' in foreign
    assert "csrfmiddlewaretoken" in foreign
    assert "csrfmiddlewaretoken" not in client.get("/de/praxis/liste/").content.decode()


def test_a_release_makes_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shelf.fingerprint("part", {"title": "a"})
    monkeypatch.setattr(shelf, "release", lambda: "another")
    assert shelf.fingerprint("part", {"title": "a"}) != before


def test_the_command_makes_what_readers_will_ask_for(client: Client, practice: Any, monkeypatch: Any) -> None:
    call_command("store_parts", "--clear")
    places = made(monkeypatch)
    client.get(ADDRESS, headers={"host": "localhost:8000"})
    assert places == []


@pytest.mark.usefixtures("practice")
def test_what_is_withdrawn_is_dropped(client: Client, practice: Any, django_capture_on_commit_callbacks: Any) -> None:
    read(client)
    places: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        keep = shelf.put
        patch.setattr(shelf, "put", lambda place, html: (places.append(place), keep(place, html)))
        with django_capture_on_commit_callbacks(execute=True):
            practice.unpublish()
        with django_capture_on_commit_callbacks(execute=True):
            practice.save_revision().publish()
        read(client)
    assert places
