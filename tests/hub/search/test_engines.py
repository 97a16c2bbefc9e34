"""What every engine does, on the real things."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hub.search.engines.base import Limits, Question, Rebuildable, Size, Wanted
from hub.search.engines.embedded import EmbeddedEngine
from tests.support.elasticsearch import elastic_prefix
from tests.support.entries import (
    EVERYBODY,
    as_bytes,
    asking,
    direction,
    entry,
    generated,
    meanings,
    phrase,
    word,
)

pytestmark = pytest.mark.once

__all__ = ["elastic_prefix"]


@dataclass
class Place:
    """Where an index lies: opens it as often as somebody asks."""

    make: Callable[[], Rebuildable]
    engines: list[Rebuildable]

    def open(self) -> Rebuildable:
        """Another engine on the same index, as another process would have it."""
        self.engines.append(self.make())
        return self.engines[-1]

    def reopen(self) -> Rebuildable:
        """Close all that is open and open it again."""
        self.close()
        return self.open()

    def close(self) -> None:
        """Close all that is open."""
        while self.engines:
            self.engines.pop().close()


def _elasticsearch(prefix: str) -> Rebuildable:
    from hub.search.engines.elastic import ElasticEngine

    # What is asked first warms the node up, and the machine may be busy.
    return ElasticEngine(url=os.environ["ELASTICSEARCH_URL"], prefix=prefix, timeout=20)


ENGINES = ["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


def _place(name: str, request: pytest.FixtureRequest) -> Place:
    if name == "tantivy":
        root = request.getfixturevalue("tmp_path")
        return Place(lambda: EmbeddedEngine(root=root), [])
    prefix = request.getfixturevalue("elastic_prefix")
    return Place(lambda: _elasticsearch(prefix), [])


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """An empty index of each engine."""
    held = _place(request.param, request)
    yield held
    held.close()


@pytest.fixture
def engine(place: Place) -> Rebuildable:
    """A new engine that holds nothing."""
    opened = place.open()
    assert opened.cursor() == 0
    return opened


def fill(engine: Any, *entries: Any, cursor: int = 1) -> None:
    engine.apply(entries, [], cursor=cursor)


def found(engine: Any, question: Question, limits: Limits = EVERYBODY, **more: Any) -> list[int]:
    return [hit.pk for hit in engine.match(question, limits, most=more.pop("most", 50), **more)]


class TestWords:
    def test_finds_each_entry_with_the_word_and_says_its_language(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus"), entry(2, "Garten", "beim haus"), entry(3, "See"))
        hits = engine.match(asking(word("haus")), EVERYBODY, most=10)
        assert [(hit.pk, hit.language) for hit in hits] == [(1, "de"), (2, "de")]

    def test_finds_nothing_in_a_new_index(self, engine: Any) -> None:
        assert found(engine, asking(word("haus"))) == []

    def test_terms_of_one_language_do_not_find_those_of_another(self, engine: Any) -> None:
        fill(engine, entry(1, "Chat"), entry(2, "Chat", language="fr"))
        assert found(engine, asking(word("fr·chat"))) == [2]

    def test_a_title_counts_twice_a_text_and_a_part_half(self, engine: Any) -> None:
        fill(engine, *(entry(pk, f"Wort{pk} x", f"Rest{pk} y") for pk in range(1, 9)))
        fill(
            engine,
            entry(11, "Bahnhof x", "Rest y", parts=["de·z"]),
            entry(12, "Wort x", "Bahnhof y", parts=["de·z"]),
            entry(13, "Wort x", "Rest y", parts=["de·bahnhof"]),
        )
        title, body, parts = engine.match(asking(word("bahnhof")), EVERYBODY, most=10)
        assert [title.pk, body.pk, parts.pk] == [11, 12, 13]
        assert title.score == pytest.approx(2 * body.score, rel=0.01)
        assert parts.score == pytest.approx(0.5 * body.score, rel=0.2)

    def test_a_score_is_bm25_with_its_constant_factor(self, engine: Any) -> None:
        fill(engine, *(entry(pk, "Wort", f"Rest{pk}") for pk in range(1, 9)), entry(9, "Wort", "Bahnhof"))
        (hit,) = engine.match(asking(word("bahnhof")), EVERYBODY, most=10)
        # One of nine texts of the same length has it once: what is left of the formula is the word's rarity.
        assert hit.score == pytest.approx(log(1 + (9 - 1 + 0.5) / (1 + 0.5)), rel=0.01)

    def test_a_form_counts_by_its_weight(self, engine: Any) -> None:
        fill(engine, entry(1, "Patin"), entry(2, "Mentorin"))
        wanted = Wanted((("de·mentorin", 1.0), ("de·patin", 0.25)))
        first, second = engine.match(asking(wanted), EVERYBODY, most=10)
        assert (first.pk, second.pk) == (2, 1)
        assert second.score == pytest.approx(0.25 * first.score, rel=1e-3)

    def test_forms_of_one_word_add_up(self, engine: Any) -> None:
        fill(engine, entry(1, "Patin Mentorin"), entry(2, "Patin Garten"), entry(3, "Mentorin Garten"))
        assert found(engine, asking(word("patin", "mentorin")))[0] == 1

    def test_a_rare_word_counts_more_than_a_frequent_one(self, engine: Any) -> None:
        fill(engine, *(entry(pk, "Projekt Bern") for pk in range(1, 9)), entry(9, "Tandem Bern"))
        assert found(engine, asking(word("projekt"), word("tandem")))[0] == 9

    def test_asks_for_as_many_words_as_the_question_says(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus am See"), entry(2, "Haus"), entry(3, "See Garten"))
        words = (word("haus"), word("see"), word("garten"))
        assert set(found(engine, asking(*words, least=1))) == {1, 2, 3}
        assert set(found(engine, asking(*words, least=2))) == {1, 3}
        assert found(engine, asking(*words, least=3)) == []

    def test_two_forms_of_a_word_are_one_word(self, engine: Any) -> None:
        fill(engine, entry(1, "Patin Mentorin"), entry(2, "Patin Garten"))
        assert found(engine, asking(word("patin", "mentorin"), word("garten"), least=2)) == [2]

    def test_what_is_required_must_be_there(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus am See"), entry(2, "Haus"), entry(3, "See"))
        assert found(engine, asking(word("haus"), required=(word("see"),))) == [1]
        assert set(found(engine, Question(required=(word("see"),)))) == {1, 3}

    def test_what_is_excluded_must_not(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus am See"), entry(2, "Haus"), entry(3, "Garten"))
        assert found(engine, asking(word("haus"), excluded=(word("see"),))) == [2]
        assert set(found(engine, Question(excluded=(phrase("am see"),)))) == {2, 3}

    def test_an_empty_question_finds_all(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus"), entry(2, "Garten"))
        assert set(found(engine, Question())) == {1, 2}
        assert {hit.score for hit in engine.match(Question(), EVERYBODY, most=5)} == {0.0}

    def test_a_word_without_a_form_finds_nothing(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus"))
        assert found(engine, asking(Wanted())) == []
        assert found(engine, Question(required=(Wanted(),))) == []
        assert found(engine, asking(word("haus"), excluded=(Wanted(),))) == [1]

    def test_gives_no_more_than_asked_for(self, engine: Any) -> None:
        fill(engine, *(entry(pk, "Haus") for pk in range(1, 9)))
        assert len(found(engine, asking(word("haus")), most=3)) == 3
        assert found(engine, asking(word("haus")), most=0) == []

    def test_the_newest_come_first_when_asked(self, engine: Any) -> None:
        days = {1: 18_000, 2: 20_000, 3: 0, 4: 19_000}
        fill(engine, *(entry(pk, "Haus", day=day) for pk, day in days.items()))
        assert found(engine, asking(word("haus")), newest=True) == [2, 4, 1, 3]
        assert found(engine, Question(), newest=True, most=2) == [2, 4]

    @pytest.mark.parametrize("odd", ['"', "a AND (", "*", "\\", "fr:x", "a/b", "\u202eabc", "🙂", "x" * 5000])
    def test_odd_terms_are_terms(self, engine: Any, odd: str) -> None:
        fill(engine, entry(1, "Haus"))
        wanted = Wanted(((odd, 1.0),), (((odd, "de·haus"), 1.0),), near=odd[:60], distance=1)
        assert found(engine, asking(wanted)) == []
        assert engine.complete([odd], EVERYBODY, most=5) == []
        assert engine.frequencies([odd]) == {odd: 0}


class TestPhrases:
    def test_its_words_must_follow_each_other(self, engine: Any) -> None:
        fill(engine, entry(1, "Bericht", "haus am see"), entry(2, "Bericht", "see am haus"), entry(3, "Haus am See"))
        assert found(engine, asking(phrase("haus am see"))) == [3, 1]

    def test_it_does_not_reach_from_title_into_text(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus am", "see"))
        assert found(engine, asking(phrase("haus am see"))) == []

    def test_a_phrase_of_one_word_is_that_word(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus am See"))
        assert found(engine, asking(phrase("see"))) == [1]

    def test_counts_by_its_weight(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus am See"), entry(2, "Berg"))
        (full,) = engine.match(asking(phrase("haus am see")), EVERYBODY, most=1)
        (half,) = engine.match(asking(phrase("haus am see", 0.5)), EVERYBODY, most=1)
        assert half.score == pytest.approx(full.score / 2, rel=1e-3)


class TestMistypedWords:
    @pytest.mark.parametrize("typed", ["integrazion", "integratoin", "ntegration", "integrationn"])
    def test_a_word_one_letter_away_is_found(self, engine: Any, typed: str) -> None:
        fill(engine, entry(1, "Integration"), entry(2, "Immigration"))
        assert found(engine, asking(word(near=typed, distance=1))) == [1]

    def test_no_further_than_the_distance(self, engine: Any) -> None:
        fill(engine, entry(1, "Integration"))
        assert found(engine, asking(word(near="intekrazion", distance=1))) == []
        assert found(engine, asking(word(near="intekrazion", distance=2))) == [1]
        assert found(engine, asking(word(near="integration", distance=0))) == [1]

    def test_counts_less_than_the_word_itself(self, engine: Any) -> None:
        fill(engine, entry(1, "Integration"), entry(2, "Integratio"))
        first, second = engine.match(asking(word("integration", near="integration", distance=1)), EVERYBODY, most=2)
        assert (first.pk, second.pk) == (1, 2)
        assert second.score == pytest.approx(0.3, abs=1e-3)

    def test_takes_every_word_that_is_near(self, engine: Any) -> None:
        letters = "abcdefghijklmnopqrstuvwxyz"
        words = [f"mentor{a}{b}" for a in letters[:4] for b in letters]
        fill(engine, *(entry(pk, each) for pk, each in enumerate(words, 1)))
        assert len(found(engine, asking(word(near="mentor", distance=2)), most=500)) == len(words)


class TestLimits:
    @pytest.fixture
    def filled(self, engine: Any) -> Any:
        fill(
            engine,
            entry(1, "Haus", facets={"theme": ["arbeit"], "canton": ["BE", "ZH"], "kind": ["practice"]}),
            entry(2, "Haus", facets={"theme": ["schule"], "canton": ["BE"], "kind": ["event"]}),
            entry(3, "Haus", facets={"theme": ["arbeit", "schule"], "kind": ["event"]}, access=["login", "circle:7"]),
        )
        return engine

    def test_without_a_token_in_common_it_is_not_found(self, filled: Any) -> None:
        for tokens, expected in (({"all"}, {1, 2}), ({"circle:7"}, {3}), ({"all", "login"}, {1, 2, 3}), (set(), set())):
            limits = Limits(frozenset(tokens))
            assert set(found(filled, asking(word("haus")), limits)) == expected
            assert set(found(filled, Question(), limits)) == expected
            assert set(filled.complete(["ha"], limits, most=9)) == expected
            assert filled.tally(Question(), limits, also=[1, 2, 3]).total == len(expected)

    def test_values_of_a_facet_are_alternatives_and_facets_add_up(self, filled: Any) -> None:
        for facets, expected in (
            ({"theme": ("arbeit",)}, {1}),
            ({"theme": ("arbeit", "schule")}, {1, 2}),
            ({"theme": ("schule",), "canton": ("BE",)}, {2}),
            ({"theme": ("schule",), "canton": ("ZH",)}, set()),
            ({"theme": ("unknown",)}, set()),
        ):
            limits = Limits(frozenset({"all"}), facets)
            assert set(found(filled, asking(word("haus")), limits)) == expected
            assert set(filled.complete(["haus"], limits, most=9)) == expected

    def test_hidden_entries_are_not_found(self, filled: Any) -> None:
        limits = Limits(frozenset({"all", "login"}), hidden=frozenset({2, 99}))
        assert set(found(filled, asking(word("haus")), limits)) == {1, 3}
        assert filled.tally(asking(word("haus")), limits, also=[2]).total == 2
        assert set(filled.complete(["haus"], limits, most=9)) == {1, 3}

    def test_only_some_entries(self, filled: Any) -> None:
        limits = Limits(frozenset({"all"}), only=frozenset({2, 3, 99}))
        assert found(filled, asking(word("haus")), limits) == [2]
        assert found(filled, asking(word("haus")), replace(limits, only=frozenset())) == []

    def test_many_hidden_and_many_allowed(self, filled: Any) -> None:
        limits = Limits(frozenset({"all"}), hidden=frozenset(range(2, 5000)), only=frozenset(range(20_000)))
        assert found(filled, asking(word("haus")), limits) == [1]


class TestTally:
    def test_counts_texts_not_entries(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus", group="a"), entry(2, "Maison haus", group="a"), entry(3, "Haus", group="b"))
        counted = engine.tally(asking(word("haus")), EVERYBODY, also=[])
        assert counted.total == 2
        assert counted.facets["kind"] == {"practice": 2}

    def test_each_facet_is_counted_without_its_own_choice(self, engine: Any) -> None:
        fill(
            engine,
            entry(1, "Haus", facets={"theme": ["arbeit"], "canton": ["BE"]}),
            entry(2, "Haus", facets={"theme": ["schule"], "canton": ["BE"]}),
            entry(3, "Haus", facets={"theme": ["schule"], "canton": ["ZH"]}),
            entry(4, "Garten", facets={"theme": ["garten"], "canton": ["ZH"]}),
        )
        limits = Limits(frozenset({"all"}), {"theme": ("schule",), "canton": ("BE",)})
        counted = engine.tally(asking(word("haus")), limits, also=[])
        assert counted.total == 1
        assert counted.facets["theme"] == {"arbeit": 1, "schule": 1}
        assert counted.facets["canton"] == {"BE": 1, "ZH": 1}
        assert counted.facets["kind"] == {"practice": 1}
        assert counted.facets["year"] == {}

    def test_entries_found_otherwise_count_too(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus", group="a"), entry(2, "Heim", group="b"), entry(3, "Heim", group="a"))
        counted = engine.tally(asking(word("haus")), EVERYBODY, also=[2, 3, 77])
        assert counted.total == 2
        assert engine.tally(asking(Wanted()), EVERYBODY, also=[]).total == 0
        assert engine.tally(Question(), EVERYBODY, also=[2]).total == 2


class TestMeaning:
    def test_the_nearest_of_each_language_by_their_nearest_passage(self, engine: Any) -> None:
        x, y, xy = direction((0, 1)), direction((1, 1)), direction((0, 3), (1, 4))
        fill(
            engine,
            entry(1, "eins", vectors=as_bytes([y, x])),
            entry(2, "zwei", vectors=as_bytes([xy])),
            entry(3, "trois", language="fr", vectors=as_bytes([y, xy, y])),
            entry(4, "ohne"),
        )
        near = engine.nearest(x, EVERYBODY, most=1)
        assert [(each.pk, each.language, each.passage) for each in near] == [(1, "de", 1), (3, "fr", 1)]
        assert [each.cosine for each in near] == pytest.approx([1.0, 0.6], abs=0.005)

    def test_cosines_of_some_entries(self, engine: Any) -> None:
        x, y, against = direction((0, 1)), direction((1, 1)), direction((0, -1))
        fill(
            engine,
            entry(1, "eins", vectors=as_bytes([y, x])),
            entry(2, "due", language="it", vectors=as_bytes([against])),
            entry(3, "drei", vectors=as_bytes([x])),
            entry(4, "vier"),
        )
        cosines = engine.cosines(x, [1, 2, 4, 99])
        assert {pk: place for pk, (_, place) in cosines.items()} == {1: 1, 2: 0}
        assert [cosines[pk][0] for pk in (1, 2)] == pytest.approx([1.0, -1.0], abs=0.005)
        assert engine.cosines(x, []) == {}

    def test_the_length_of_the_question_does_not_matter(self, engine: Any) -> None:
        fill(engine, entry(1, "eins", vectors=as_bytes([direction((0, 3), (1, 4))])))
        for length in (0.001, 1.0, 500.0):
            ((near,),) = [engine.nearest(length * direction((0, 1)), EVERYBODY, most=3)]
            assert near.cosine == pytest.approx(0.6, abs=0.005)

    def test_limits_hold(self, engine: Any) -> None:
        x = direction((0, 1))
        vectors = as_bytes([x])
        fill(
            engine,
            entry(1, "eins", vectors=vectors, access=["circle:1"]),
            entry(2, "zwei", vectors=vectors, facets={"theme": ["arbeit"]}),
            entry(3, "drei", vectors=vectors),
            entry(4, "quatre", language="fr", vectors=vectors),
        )

        def near(**more: Any) -> set[int]:
            return {each.pk for each in engine.nearest(x, replace(EVERYBODY, **more), most=5)}

        assert near() == {2, 3, 4}
        assert near(facets={"theme": ("arbeit",)}) == {2}
        assert near(facets={"language": ("fr",)}) == {4}
        assert near(facets={"language": ("de", "it")}) == {2, 3}
        assert near(hidden=frozenset({3})) == {2, 4}
        assert near(only=frozenset({1, 3})) == {3}
        assert near(access=frozenset({"circle:1"})) == {1}

    def test_finds_nearly_all_that_comparing_each_finds(self, engine: Any) -> None:
        entries = generated(600)
        fill(engine, *entries)
        rng = np.random.default_rng(3)
        reached, wanted = 0, 0
        for question in meanings(rng, 12, 1):
            near = engine.nearest(question, EVERYBODY, most=10)
            for language in ("fr", "de", "it", "en"):
                best = {
                    each.pk: float((each.vectors.astype(np.float32) @ question).max())
                    for each in entries
                    if each.language == language and "all" in each.access and each.vectors is not None
                }
                exact = sorted(best, key=lambda pk: -best[pk])[:10]
                reached += len(set(exact) & {each.pk for each in near if each.language == language})
                wanted += len(exact)
        assert reached / wanted > 0.95

    def test_a_passage_that_points_nowhere_is_near_to_nothing(self, engine: Any) -> None:
        nowhere, x = np.zeros(384, np.float32), direction((0, 1))
        fill(engine, entry(1, "eins", vectors=as_bytes([nowhere, x])), entry(2, "zwei", vectors=as_bytes([nowhere])))
        near = engine.nearest(x, EVERYBODY, most=1)
        assert [(each.pk, each.passage) for each in near] == [(1, 1)]
        assert engine.nearest(nowhere, EVERYBODY, most=1) == []


class TestSuggestions:
    @pytest.fixture
    def filled(self, engine: Any) -> Any:
        fill(engine, entry(1, "Haus am See", "Garten"), entry(2, "Hausaufgaben im Garten"), entry(3, "Seehaus"))
        return engine

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (["h"], {1, 2}),
            (["haus"], {1, 2}),
            (["hausa"], {2}),
            (["haus", "s"], {1}),
            (["see", "haus"], {1}),
            (["gart", "haus"], set()),
            (["garten", "haus"], {2}),
            (["zug"], set()),
            ([], set()),
        ],
    )
    def test_titles_that_begin_so(self, filled: Any, words: list[str], expected: set[int]) -> None:
        assert set(filled.complete(words, EVERYBODY, most=10)) == expected

    def test_no_more_than_asked_for(self, filled: Any) -> None:
        assert len(filled.complete(["ha"], EVERYBODY, most=1)) == 1

    def test_how_many_entries_hold_a_term(self, filled: Any) -> None:
        counted = filled.frequencies(["de·garten", "de·see", "garten", "seehaus", "de·zug", "zug"])
        assert counted == {"de·garten": 2, "de·see": 1, "garten": 2, "seehaus": 1, "de·zug": 0, "zug": 0}
        assert filled.frequencies([]) == {}


class TestChanges:
    def test_an_entry_takes_the_place_of_the_one_before(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus", stamp="a", vectors=as_bytes([direction((0, 1))])))
        fill(engine, entry(1, "Garten", stamp="b"), cursor=2)
        assert found(engine, asking(word("haus"))) == []
        assert found(engine, asking(word("garten"))) == [1]
        assert engine.nearest(direction((0, 1)), EVERYBODY, most=3) == []
        assert list(engine.stamps()) == [(1, "b")]
        assert engine.size().vectors == 0

    def test_what_is_gone_is_found_no_more(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus", vectors=as_bytes([direction((0, 1))])), entry(2, "Haus"))
        engine.apply([], [1, 77], cursor=2)
        assert found(engine, asking(word("haus"))) == [2]
        assert engine.nearest(direction((0, 1)), EVERYBODY, most=3) == []
        assert engine.cursor() == 2

    def test_done_twice_it_changes_nothing(self, engine: Any) -> None:
        entries = generated(30)
        for _ in range(2):
            engine.apply(entries, [7, 8], cursor=5)
            engine.apply([], [1], cursor=6)
        assert sorted(engine.stamps()) == [(each.pk, each.stamp) for each in entries if each.pk != 1]
        assert engine.cursor() == 6

    def test_what_it_holds_and_how_far_it_came_survives(self, place: Place) -> None:
        engine = place.open()
        engine.cursor()
        fill(engine, entry(1, "Haus"), cursor=41)
        fill(engine, cursor=42)
        again = place.reopen()
        assert again.cursor() == 42
        assert found(again, asking(word("haus"))) == [1]

    def test_another_process_sees_it(self, place: Place) -> None:
        writer, reader = place.open(), place.open()
        writer.cursor()
        fill(writer, entry(1, "Haus"))
        assert found(reader, asking(word("haus"))) == [1]
        writer.cursor()
        writer.apply([entry(2, "Haus")], [1], cursor=2)
        assert found(reader, asking(word("haus"))) == [2]

    def test_stamps_of_many(self, engine: Any) -> None:
        entries = [entry(pk, "Haus") for pk in range(1, 7001)]
        fill(engine, *entries)
        assert sorted(engine.stamps()) == [(each.pk, each.stamp) for each in entries]

    def test_says_what_it_holds(self, engine: Any) -> None:
        empty = engine.size()
        assert (empty.entries, empty.vectors) == (0, 0)
        fill(
            engine,
            *generated(40, passages=0),
            *(entry(pk, "x", vectors=as_bytes([direction((0, 1))] * 3)) for pk in (91, 92)),
        )
        held: Size = engine.size()
        assert (held.entries, held.vectors) == (42, 6)
        assert held.octets > 0

    def test_a_long_text_with_many_passages(self, engine: Any) -> None:
        body = " ".join(f"wort{place % 9000}" for place in range(60_000))
        vectors = as_bytes([direction((place % 384, 1)) for place in range(400)])
        fill(engine, entry(1, "Gutachten", body, vectors=vectors))
        assert found(engine, asking(word("wort8999"))) == [1]
        assert engine.nearest(direction((17, 1)), EVERYBODY, most=1)[0].passage in (17, 17 + 384)


class TestMakingAnew:
    def test_the_new_index_takes_the_place_of_the_old(self, place: Place) -> None:
        engine, reader = place.open(), place.open()
        engine.cursor()
        fill(engine, entry(1, "Haus"), entry(2, "Haus"), cursor=10)
        new = engine.rebuild()
        assert new.cursor() == 0
        fill(new, entry(2, "Haus"), entry(3, "Haus"), cursor=12)
        assert set(found(reader, asking(word("haus")))) == {1, 2}
        engine.adopt(new)
        for each in (engine, reader, place.open()):
            assert set(found(each, asking(word("haus")))) == {2, 3}
        assert engine.cursor() == 12

    def test_changes_go_on_meanwhile_and_after(self, engine: Any) -> None:
        fill(engine, entry(1, "Haus"), cursor=10)
        new = engine.rebuild()
        fill(new, entry(1, "Haus"), cursor=10)
        engine.cursor()
        fill(engine, entry(2, "Haus"), cursor=11)
        engine.adopt(new)
        assert engine.cursor() == 10
        fill(engine, entry(2, "Haus"), cursor=11)
        assert set(found(engine, asking(word("haus")))) == {1, 2}

    def test_what_comes_for_the_old_one_is_refused(self, place: Place) -> None:
        engine, worker = place.open(), place.open()
        engine.cursor()
        fill(engine, entry(1, "Haus"), cursor=10)
        new = engine.rebuild()
        fill(new, entry(1, "Haus"), cursor=9)
        engine.close()
        assert worker.cursor() == 10
        worker.adopt(new)
        assert worker.cursor() == 9

    def test_goes_on_where_it_was_broken_off(self, place: Place) -> None:
        engine = place.open()
        engine.cursor()
        fill(engine, entry(1, "Haus"), cursor=10)
        fill(engine.rebuild(), entry(1, "Haus"), cursor=7)
        again = place.reopen()
        new = again.rebuild()
        assert new.cursor() == 7
        assert list(new.stamps()) == [(1, "stamp-1")]
        again.adopt(new)
        assert again.cursor() == 7
        assert again.rebuild().cursor() == 0

    def test_done_again_it_changes_nothing(self, engine: Any) -> None:
        new = engine.rebuild()
        fill(new, entry(1, "Haus"), cursor=3)
        engine.adopt(new)
        engine.adopt(new)
        assert engine.cursor() == 3
        assert found(engine, asking(word("haus"))) == [1]


def test_a_writer_that_died_before_its_commit_was_whole_stops_nobody(tmp_path: Path) -> None:
    engine = EmbeddedEngine(root=tmp_path)
    fill(engine, *(entry(pk, "Haus") for pk in range(1, 9)), cursor=10)
    (meta,) = tmp_path.glob("*/words/meta.json")
    before = meta.read_bytes()
    fill(engine, entry(1, "Garten"), cursor=11)
    engine.close()
    # All files of the second commit lie there, but for the one that makes it count. Which number the next writer gives
    # its list of deleted entries is Tantivy's affair: whichever it is, the file is there.
    meta.write_bytes(before)
    (deleted,) = meta.parent.glob("*.del")
    segment, number, _end = deleted.name.split(".")
    for other in range(json.loads(before)["opstamp"] + 1, int(number) + 10):
        deleted.with_name(f"{segment}.{other}.del").write_bytes(deleted.read_bytes())
    again = EmbeddedEngine(root=tmp_path)
    fill(again, entry(1, "Garten"), cursor=11)
    assert found(again, asking(word("garten"))) == [1]
    assert set(found(again, asking(word("haus")))) == set(range(2, 9))
    again.close()
