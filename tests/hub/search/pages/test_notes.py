"""What is noted when pages change: neither too little nor outside of the change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Locale, Page, PageViewRestriction

from exchange.practices.models import PracticeIndexPage, PracticePage
from hub.accounts.roles import Role
from hub.pages.models import TextPage
from hub.search.models import Change
from resources.themes.models import ThemePage
from tests.hub.search.notes import Note, NoteRefusedError, no_outbox, noted_by
from tests.trees import log_in, make_person, make_practice, make_tree


class Place:
    """A French practice with a German version, a draft, a theme, a text page, and a closed corner."""

    def __init__(self) -> None:
        homes = make_tree()
        self.author = make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)
        self.practice = make_practice(self.author, slug="source", themes=[])
        self.german = make_practice(
            self.author, language="de", slug="uebersetzung", translation_of=self.practice, themes=[]
        )
        self.draft = make_practice(self.author, slug="draft", live=False, themes=[])
        self.theme = ThemePage.objects.get(locale__language_code="fr")
        self.text = homes["fr"].add_child(instance=TextPage(title="À propos", slug="a-propos", body="Texte."))
        self.corner = homes["fr"].add_child(
            instance=PracticeIndexPage(title="Coin", slug="coin", locale=homes["fr"].locale)
        )
        PageViewRestriction.objects.create(page=self.corner, restriction_type="login")
        self.index = Page.objects.get(pk=self.practice.get_parent().pk)

    def publish(self, **changes: Any) -> None:
        page = PracticePage.objects.get(pk=self.practice.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(user=self.author).publish()

    def save_draft(self) -> None:
        page = PracticePage.objects.get(pk=self.practice.pk)
        page.situation = "Personne ne l’a encore lu."
        page.save_revision(user=self.author)

    def restrict(self, page: Page, kind: str = "login") -> PageViewRestriction:
        closed: PageViewRestriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
        return closed

    def fresh(self, page: Page) -> Page:
        return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def place(db: None) -> Place:
    return Place()


def practice(place: Place, narrows: bool = False) -> set[Note]:
    return {("practices", place.practice.pk, narrows)}


def german(place: Place, narrows: bool = False) -> set[Note]:
    return {("practices", place.german.pk, narrows)}


Expected = Callable[[Place], set[Note]]
DEEDS: dict[str, tuple[Callable[[Place], Any], Expected]] = {
    "published again": (lambda p: p.publish(title="Autre titre"), lambda p: practice(p) | german(p)),
    "a draft saved over what is public": (lambda p: p.save_draft(), lambda p: set()),
    "a first draft saved": (lambda p: p.fresh(p.draft).save_revision(), lambda p: set()),
    "a first draft deleted": (lambda p: p.fresh(p.draft).delete(), lambda p: {("practices", p.draft.pk, True)}),
    "published for the first time": (
        lambda p: p.fresh(p.draft).get_latest_revision().publish(),
        lambda p: {("practices", p.draft.pk, False)},
    ),
    "withdrawn": (lambda p: p.fresh(p.practice).unpublish(), lambda p: practice(p, True) | german(p)),
    "withdrawn, not knowing what it is": (
        lambda p: Page.objects.get(pk=p.practice.pk).unpublish(),
        lambda p: practice(p, True) | german(p),
    ),
    "deleted": (lambda p: p.fresh(p.practice).delete(), lambda p: practice(p, True) | german(p)),
    "its list deleted with it": (
        lambda p: p.fresh(p.index).delete(),
        lambda p: practice(p, True) | german(p) | {("practices", p.draft.pk, True)},
    ),
    "moved into a closed corner": (
        lambda p: p.fresh(p.practice).move(p.fresh(p.corner), pos="last-child"),
        lambda p: practice(p, True),
    ),
    "its list moved into a closed corner": (
        lambda p: p.fresh(p.index).move(p.fresh(p.corner), pos="last-child"),
        lambda p: practice(p, True),
    ),
    "its list moved where everybody may go": (
        lambda p: p.fresh(p.index).move(p.fresh(p.theme.get_parent()), pos="last-child"),
        lambda p: practice(p, False),
    ),
    "its list closed": (lambda p: p.restrict(p.index), lambda p: practice(p, True)),
    "itself closed": (lambda p: p.restrict(p.practice, "password"), lambda p: practice(p, True)),
    "a text page published": (lambda p: p.fresh(p.text).save(), lambda p: {("texts", p.text.pk, False)}),
    "a text page withdrawn": (lambda p: p.fresh(p.text).unpublish(), lambda p: {("texts", p.text.pk, True)}),
    "copied with all that is public": (
        lambda p: CopyPageAction(
            p.fresh(p.practice), to=p.fresh(p.index), update_attrs={"slug": "copy"}, reset_translation_key=True
        ).execute(),
        lambda p: {("practices", PracticePage.objects.get(slug="copy").pk, False)},
    ),
    "a language gets another code": (
        lambda p: Locale.objects.get(language_code="de").save(),
        lambda p: german(p) | {("themes", ThemePage.objects.get(locale__language_code="de").pk, False)},
    ),
}  # fmt: skip
QUIET = {"a draft saved over what is public", "a first draft saved"}
# Wagtail's model saves itself before it says so: the administration holds the two together.
BY_FORM_ONLY = {"its list closed", "itself closed", "a language gets another code"}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_noted(deed: str, place: Place) -> None:
    act, expected = DEEDS[deed]
    noted = noted_by(lambda: act(place))
    assert noted == expected(place)


def test_opening_a_page_again_notes_it_for_more_people(place: Place) -> None:
    closed = place.restrict(place.index)
    assert noted_by(closed.delete) == practice(place, False)


def test_groups_of_a_restriction(place: Place) -> None:
    closed = place.restrict(place.index, "groups")
    group = Group.objects.create(name="A")
    assert noted_by(lambda: closed.groups.add(group)) == practice(place, False)
    assert noted_by(lambda: closed.groups.remove(group)) == practice(place, True)
    assert noted_by(lambda: group.pageviewrestriction_set.add(closed)) == practice(place, False)
    assert noted_by(lambda: group.pageviewrestriction_set.clear()) == practice(place, True)


@pytest.mark.django_db(transaction=True)
def test_no_change_without_its_note() -> None:
    place = Place()
    editor = make_person("helene@example.org", "Hélène Morand", Role.EDITOR)
    client = log_in(Client(raise_request_exception=True), editor)
    privacy = reverse("wagtailadmin_pages:set_privacy", args=[place.index.pk])
    withdraw = reverse("wagtailadmin_pages:unpublish", args=[place.practice.pk])
    deeds = {name: act for name, (act, _expected) in DEEDS.items() if name not in QUIET | BY_FORM_ONLY} | {
        "closed in the administration": lambda p: client.post(privacy, {"restriction_type": "login"}),
        "withdrawn in the administration": lambda p: client.post(withdraw, {}),
    }
    before = _state()
    for name, act in deeds.items():
        with no_outbox(), pytest.raises(NoteRefusedError):
            act(place)
        assert _state() == before, name
    client.post(privacy, {"restriction_type": "login"})
    assert PageViewRestriction.objects.filter(page=place.index).exists()


def _state() -> tuple[Any, ...]:
    return (
        list(Page.objects.order_by("pk").values_list("pk", "path", "live", "title", "url_path")),
        list(PageViewRestriction.objects.order_by("pk").values_list("pk", "page")),
        Change.objects.count(),
    )
