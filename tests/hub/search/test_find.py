"""What a search finds, and what it must not."""

from __future__ import annotations

import random
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser

from hub.search import engines
from hub.search.access import _holders
from hub.search.models import Synonym
from hub.search.queries.find import find
from hub.search.relevance import dictionary
from hub.search.results import NEWEST, Answer, Asked
from tests.factories import make_user
from tests.hub.search.shelf import Shelf, shelf

__all__ = ["shelf"]


@pytest.fixture(autouse=True)
def words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model: what is tested here is the words; `test_meaning` has the rest."""
    monkeypatch.setattr("hub.search.meaning._broken", "left out in this test")


def ask(text: str, user: Any = None, **more: Any) -> Answer:
    return find(Asked(text, more.pop("language", "fr"), **more), user or AnonymousUser())


def titles(answer: Answer) -> list[str]:
    return [str(each.title).replace("<mark>", "").replace("</mark>", "") for each in answer.shown]


class TestWords:
    def test_finds_forms_accents_and_elision(self, shelf: Shelf) -> None:
        shelf.put(1, "L’intégration des réfugiés", "Une mentore accompagne l’arrivée.")
        shelf.catch_up()
        for text in ("integration", "INTÉGRATION", "réfugiée", "arrivees"):
            assert titles(ask(text)) == ["L’intégration des réfugiés"], text

    def test_umlauts_may_be_typed_or_not_and_compounds_are_opened(self, shelf: Shelf) -> None:
        shelf.put(1, "Überprüfung der Grösse", "Das Integrationsprogramm des Kantons.", language="de")
        shelf.catch_up()
        for text in ("ueberpruefung", "überprüfung", "grösse", "größe", "programm"):
            assert ask(text, language="de").total == 1, text

    def test_forgives_a_slip(self, shelf: Shelf) -> None:
        shelf.put(1, "Le mentorat à Fribourg")
        shelf.catch_up()
        assert ask("mentrat").total == 1

    def test_does_not_take_a_known_word_for_a_slip(self, shelf: Shelf) -> None:
        for pk, title in enumerate(("La formation", "Une formation", "Des formations", "Le formateur"), 1):
            shelf.put(pk, title)
        shelf.put(9, "Les formalités du canton")
        shelf.put(10, "La formatoin")
        shelf.catch_up()
        assert sorted(titles(ask("formation"))) == ["Des formations", "La formation", "Une formation"]
        assert "La formation" in titles(ask("formatiom"))

    def test_the_dictionary_finds_what_another_language_calls_otherwise(self, shelf: Shelf) -> None:
        shelf.put(1, "Trouver un logement", "Ce que les bénévoles préparent avant la visite.")
        shelf.put(2, "Imparare l’italiano", "Un corso di lingua per i rifugiati.", language="it")
        shelf.catch_up()
        assert titles(ask("Wohnung", language="de")) == ["Trouver un logement"]
        assert "<mark>bénévoles</mark>" in ask("Freiwillige", language="de").shown[0].passage
        # A compound that the dictionary does not hold is taken apart.
        assert titles(ask("Flüchtlingssprachkurs", language="de")) == ["Imparare l’italiano"]

    def test_an_exact_phrase_is_not_translated(self, shelf: Shelf) -> None:
        shelf.put(1, "Trouver un logement")
        shelf.catch_up()
        assert ask('"Wohnung"', language="de").total == 0

    def test_without_a_dictionary_the_search_goes_on(
        self, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shelf.put(1, "Trouver un logement")
        shelf.put(2, "Die eigene Wohnung", language="de")
        shelf.catch_up()
        monkeypatch.setattr(dictionary, "_DATA", tmp_path)
        dictionary._lines.cache_clear()
        try:
            assert titles(ask("Wohnung", language="de")) == ["Die eigene Wohnung"]
        finally:
            dictionary._lines.cache_clear()

    def test_a_phrase_is_exact_and_a_minus_excludes(self, shelf: Shelf) -> None:
        shelf.put(1, "Liste d’attente active")
        shelf.put(2, "Attente d’une liste")
        shelf.catch_up()
        assert titles(ask("«liste d’attente»")) == ["Liste d’attente active"]
        assert titles(ask("liste -active")) == ["Attente d’une liste"]

    def test_filters_are_written_or_chosen(self, shelf: Shelf) -> None:
        shelf.put(1, "Tandem de Berne", facets={"canton": ("BE",)})
        shelf.put(2, "Tandem de Vaud", facets={"canton": ("VD",)})
        shelf.catch_up()
        assert titles(ask("tandem canton:be")) == ["Tandem de Berne"]
        chosen = ask("tandem", facets={"canton": ("VD",)})
        assert titles(chosen) == ["Tandem de Vaud"]
        assert {value.value: value.count for value in chosen.facets["canton"]} == {"BE": 1, "VD": 1}

    def test_synonyms_hold_from_the_next_search_on_and_cross_languages(self, shelf: Shelf) -> None:
        shelf.put(1, "Das KIP im dritten Jahr", language="de")
        shelf.catch_up()
        assert ask("PIC").total == 0
        Synonym.objects.create(fr="PIC\nprogramme d’intégration cantonal", de="KIP")
        assert titles(ask("PIC")) == ["Das KIP im dritten Jahr"]

    def test_a_text_in_two_languages_is_shown_once_in_the_readers(self, shelf: Shelf) -> None:
        shelf.put(1, "Tandem gründen", language="de")
        shelf.put(1, "Créer un tandem", language="fr")
        shelf.catch_up()
        assert [(each.language, each.url) for each in ask("tandem").shown] == [("fr", "/fr/shelf/1/")]
        german = ask("tandem", language="de")
        assert (german.total, titles(german)) == (1, ["Tandem gründen"])

    def test_newest_first(self, shelf: Shelf) -> None:
        for year in (2018, 2024, 2021):
            shelf.put(year, f"Bilan {year}", date=date(year, 1, 1))
        shelf.catch_up()
        assert titles(ask("bilan", sort=NEWEST)) == ["Bilan 2024", "Bilan 2021", "Bilan 2018"]

    def test_marks_words_and_escapes_everything(self, shelf: Shelf) -> None:
        shelf.put(1, "Le <b>tandem</b>", "<script>alert(1)</script> un tandem & plus")
        shelf.catch_up()
        (shown,) = ask("tandem").shown
        assert shown.title == "Le &lt;b&gt;<mark>tandem</mark>&lt;/b&gt;"
        assert "<script>" not in shown.passage
        assert shown.passage_url == "/fr/shelf/1/#text"


class TestRights:
    """Nothing is found, counted or shown to who may not read it, at any moment."""

    @pytest.fixture
    def circle(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        """People whose number is in this set hold the circle's token."""
        members: set[int] = set()
        monkeypatch.setattr(
            "hub.search.access._holders", [*_holders, lambda user: ["circle:1"] if user.pk in members else []]
        )
        return members

    def test_a_circle_is_for_its_members_until_they_leave(self, shelf: Shelf, circle: set[int]) -> None:
        member, other = make_user(), make_user()
        circle.add(member.pk)
        shelf.put(1, "Tandem secret", access=("circle:1",), facets={"canton": ("BE",)})
        shelf.put(2, "Tandem public")
        shelf.catch_up()
        assert ask("tandem", member).total == 2
        for stranger in (other, AnonymousUser()):
            answer = ask("tandem", stranger)
            assert titles(answer) == ["Tandem public"]
            assert answer.total == 1
            assert [value for value in answer.facets["canton"] if value.count] == []
        circle.clear()
        assert titles(ask("tandem", member)) == ["Tandem public"]

    def test_what_is_withdrawn_is_gone_before_the_index_hears_of_it(self, shelf: Shelf) -> None:
        shelf.put(1, "Tandem retiré", facets={"canton": ("BE",)})
        shelf.catch_up()
        shelf.take(1)
        answer = ask("tandem")
        assert (answer.total, answer.shown, answer.facets["canton"]) == (0, [], [])

    def test_what_is_closed_is_gone_while_an_index_is_behind(self, shelf: Shelf) -> None:
        from hub.search.services.drain import drain

        shelf.put(1, "Tandem fermé")
        shelf.catch_up()
        shelf.put(1, "Tandem fermé", access=("circle:9",))
        drain()
        assert ask("tandem").total == 0


class TestAnything:
    def test_says_what_it_did_without(self, shelf: Shelf) -> None:
        shelf.put(1, "Tandem")
        shelf.catch_up()
        assert ask("tandem").without == ("meaning",)

    def test_says_so_where_no_index_can_be_made(self, shelf: Shelf, settings: LazySettings, tmp_path: Path) -> None:
        (tmp_path / "in the way").write_text("")
        settings.SEARCH_ROOT = str(tmp_path / "in the way")
        engines.forget()
        assert ask("tandem").without == ("index",)

    def test_an_empty_question_shows_everything(self, shelf: Shelf) -> None:
        shelf.put(1, "Un")
        shelf.catch_up()
        assert ask("").total == 1

    def test_whatever_is_typed_is_a_question(self, shelf: Shelf) -> None:
        shelf.put(1, "Tandem")
        shelf.catch_up()
        dice = random.Random(7)
        alphabet = string.printable + "«»„“”’äöüßéàçœ\u202e\u200d\x00\ud800😀١٢٣:()[]{}^~*?\\/+-&|!"
        texts = ["".join(dice.choices(alphabet, k=dice.randrange(1, 80))) for _ in range(300)]
        texts += ["(" * 5000, '"' * 999, "a" * 100_000, "-" * 400, "canton:" * 90, "* AND NOT OR ~2 ^3", "theme:\x00"]
        for text in texts:
            ask(text)
