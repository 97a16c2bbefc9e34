"""What happens when Elasticsearch is slow, away or somebody else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from threading import Timer
from typing import Any

import pytest

from hub.search.engines.base import EngineAwayError, Question
from hub.search.engines.elastic import ElasticEngine
from tests.support.elasticsearch import OwnNode, own_node, wait_until
from tests.support.entries import EVERYBODY, asking, direction, entry, generated, word
from tests.support.live import free_port

pytestmark = pytest.mark.once

__all__ = ["own_node"]

EVERY_READ: list[Callable[[ElasticEngine], Any]] = [
    lambda engine: engine.match(asking(word("haus")), EVERYBODY, most=5),
    lambda engine: engine.nearest(direction((0, 1)), EVERYBODY, most=5),
    lambda engine: engine.cosines(direction((0, 1)), [1]),
    lambda engine: engine.tally(Question(), EVERYBODY, also=[]),
    lambda engine: engine.complete(["ha"], EVERYBODY, most=5),
    lambda engine: engine.frequencies(["haus"]),
    lambda engine: engine.size(),
    lambda engine: engine.cursor(),
]


def seconds(ask: Callable[[ElasticEngine], Any], engine: ElasticEngine) -> float:
    """How long it takes to hear that the engine is away."""
    begun = time.monotonic()
    with pytest.raises(EngineAwayError):
        ask(engine)
    return time.monotonic() - begun


def answers(engine: ElasticEngine) -> bool:
    try:
        engine.match(Question(), EVERYBODY, most=1)
    except EngineAwayError:
        return False
    return True


@pytest.fixture
def engine(own_node: OwnNode) -> Iterator[ElasticEngine]:
    """An engine with one entry, as patient as the site's, on a node that is warm."""
    prefix = f"away-{token_hex(4)}"
    patient = ElasticEngine(url=own_node.url, prefix=prefix, timeout=20)
    patient.cursor()
    patient.apply([entry(1, "Haus")], [], cursor=1)
    for ask in EVERY_READ:
        ask(patient)
    patient.close()
    opened = ElasticEngine(url=own_node.url, prefix=prefix)
    yield opened
    opened.close()


@pytest.mark.elasticsearch_node
class TestSlowOrAway:
    def test_a_node_that_does_not_answer_costs_less_than_a_second(
        self, own_node: OwnNode, engine: ElasticEngine
    ) -> None:
        prefix = engine._indexes._prefix
        engines = [[ElasticEngine(url=own_node.url, prefix=prefix) for _ in range(3)] for _ in EVERY_READ]
        own_node.slow()
        try:
            for ask, tries in zip(EVERY_READ, engines, strict=True):
                # The patience is the same each time; a busy machine adds to it at times, so there are three tries.
                assert any(seconds(ask, each) < 1.0 for each in tries)
                assert max(seconds(other, tries[0]) for other in EVERY_READ) < 0.5
        finally:
            own_node.wake()
        wait_until(lambda: all(answers(tries[0]) for tries in engines), seconds=30)

    def test_many_searches_at_once_do_not_wait_one_after_the_other(
        self, own_node: OwnNode, engine: ElasticEngine
    ) -> None:
        own_node.slow()
        try:
            begun = time.monotonic()
            with ThreadPoolExecutor(8) as threads:
                found = [threads.submit(answers, engine) for _ in range(200)]
            assert not any(each.result() for each in found)
            # One after the other they would take the patience of each two hundred times.
            assert time.monotonic() - begun < 20
        finally:
            own_node.wake()
        wait_until(lambda: answers(engine), seconds=30)

    def test_killed_in_the_middle_of_changes_it_catches_up(self, own_node: OwnNode, engine: ElasticEngine) -> None:
        entries = generated(500, passages=2)
        killer = Timer(0.003, own_node.kill)
        assert not self._follow(engine, entries, at_half=killer.start)
        killer.join()
        assert seconds(EVERY_READ[0], engine) < 1.0
        own_node.start()
        wait_until(lambda: self._follow(engine, entries), seconds=60)
        held = dict(engine.stamps())
        assert held == {each.pk: each.stamp for each in entries}
        assert len(engine.match(Question(), EVERYBODY, most=1000)) == sum("all" in each.access for each in entries)
        assert engine.cursor() == 501

    def test_without_an_index_it_is_away_and_the_writer_makes_one(self, own_node: OwnNode) -> None:
        engine = ElasticEngine(url=own_node.url, prefix=f"away-{token_hex(4)}", timeout=20)
        for ask in EVERY_READ[:-1]:
            assert seconds(ask, engine) < 20
        with pytest.raises(EngineAwayError):
            list(engine.stamps())
        assert engine.cursor() == 0
        assert engine.match(Question(), EVERYBODY, most=5) == []

    def test_two_processes_that_come_first_make_one_index(self, own_node: OwnNode) -> None:
        prefix = f"away-{token_hex(4)}"
        engines = [ElasticEngine(url=own_node.url, prefix=prefix, timeout=20) for _ in range(4)]
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(lambda each: each.cursor(), engines)) == [0] * 4
        engines[0].apply([entry(1, "Haus")], [], cursor=5)
        assert [each.cursor() for each in engines] == [5] * 4
        assert list(engines[3].stamps()) == [(1, "stamp-1")]

    def test_what_was_read_of_a_replaced_index_is_not_written(self, own_node: OwnNode, engine: ElasticEngine) -> None:
        worker = ElasticEngine(url=own_node.url, prefix=engine._indexes._prefix, timeout=20)
        assert worker.cursor() == 1
        new = worker.rebuild()
        new.apply([entry(1, "Haus", stamp="anew")], [], cursor=0)
        # Another process puts the new index in place between what this one reads and what it writes.
        other = ElasticEngine(url=own_node.url, prefix=engine._indexes._prefix, timeout=20)
        other.adopt(other.rebuild())
        with pytest.raises(EngineAwayError):
            worker.apply([entry(2, "Garten")], [], cursor=2)
        assert worker.cursor() == 0
        assert list(worker.stamps()) == [(1, "anew")]

    @staticmethod
    def _follow(engine: ElasticEngine, entries: list[Any], at_half: Callable[[], None] = lambda: None) -> bool:
        """Bring the engine up to date from where it stopped; False where it went away."""
        try:
            for done in range(max(0, engine.cursor() - 1), len(entries), 10):
                if done == len(entries) // 2:
                    at_half()
                batch = entries[done : done + 10]
                engine.apply(batch, [], cursor=done + len(batch) + 1)
        except EngineAwayError:
            return False
        return True


class TestNobodyThere:
    def test_an_address_where_nobody_listens(self, caplog: pytest.LogCaptureFixture) -> None:
        engine = ElasticEngine(url=f"http://somebody:very-secret@127.0.0.1:{free_port()}", api_key="")
        for ask in EVERY_READ:
            assert seconds(ask, engine) < 1.0
        with pytest.raises(EngineAwayError) as raised:
            engine.apply([entry(1, "Haus")], [], cursor=1)
        assert "very-secret" not in caplog.text + str(raised.value)
        assert len([each for each in caplog.records if each.name == "hub.search"]) == 1

    @pytest.mark.parametrize("url", ["", "localhost:9200", "ftp://localhost:9200", "http://"])
    def test_what_is_no_address_is_said_at_once(self, url: str) -> None:
        with pytest.raises(ValueError, match="ELASTICSEARCH_URL"):
            ElasticEngine(url=url)

    @pytest.mark.elasticsearch_node
    def test_a_certificate_that_is_none(self, own_node: OwnNode) -> None:
        engine = ElasticEngine(url=own_node.url.replace("http:", "https:"))
        assert seconds(EVERY_READ[0], engine) < 1.0
