"""What operators and their programs are told of the search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from hub.accounts.roles import Role
from hub.search import engines
from hub.search.management.commands.indexer import Command
from hub.search.models import Change, Document, IndexState, PassageVector
from hub.search.services.inspect import inspect_if_asked
from hub.search.services.report import report_engine, report_failure
from hub.search.tasks import nightly_check
from tests.factories import login_with_mfa, make_user
from tests.hub.search.shelf import Shelf, shelf
from tests.support.live import free_port

__all__ = ["shelf"]


@pytest.fixture
def away(shelf: Shelf, settings: LazySettings) -> Iterator[Shelf]:
    """A node is named at whose address nobody answers; there are no embeddings."""
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    settings.SEARCH_MEANING = False
    engines.forget()
    yield shelf
    engines.forget()


def figures(client: Client, settings: LazySettings) -> dict[str, float]:
    settings.METRICS_TOKEN = "for-the-collector"
    reply = client.get("/health/metrics", headers={"Authorization": "Bearer for-the-collector"})
    assert reply.status_code == 200
    lines = [line for line in reply.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _space, value in (line.rpartition(" ") for line in lines)}


def operators_page(language: str = "fr") -> str:
    operator = login_with_mfa(Client(), make_user(role=Role.OPERATOR))
    reply = operator.get(f"/{language}/operation/")
    assert reply.status_code == 200
    return reply.content.decode()


def index(**options: Any) -> None:
    Command().handle(interval=1.0, once=True, **options)


def test_lag_and_size_are_told(client: Client, shelf: Shelf, settings: LazySettings) -> None:
    settings.SEARCH_MEANING = False
    shelf.put(1, "Un tandem")
    Change.objects.update(noted_at=timezone.now() - timedelta(seconds=300))
    before = figures(client, settings)
    assert before["relais_search_waiting_changes"] == 1
    assert 300 <= before["relais_search_lag_seconds"] < 400
    assert client.get("/health/ready").json()["search"] == "failed"
    index()
    after = figures(client, settings)
    assert after["relais_search_waiting_changes"] == after["relais_search_lag_seconds"] == 0
    assert after['relais_search_engine_entries{engine="tantivy"}'] == 1
    assert after['relais_search_engine_bytes{engine="tantivy"}'] > 0
    assert client.get("/health/ready").json()["search"] == "ok"


def test_a_node_that_is_away_is_told_but_readers_are_still_served(
    client: Client, away: Shelf, settings: LazySettings
) -> None:
    away.put(1, "Un tandem")
    index()
    reply = client.get("/health/ready")
    assert reply.status_code == 200
    assert (reply.json()["elasticsearch"], reply.json()["tantivy"]) == ("failed", "ok")
    told = figures(client, settings)
    assert told['relais_search_engine_up{engine="elasticsearch"}'] == 0
    assert told['relais_search_engine_behind_documents{engine="elasticsearch"}'] == 1
    assert told["relais_search_meaning"] == 0
    page = operators_page()
    assert "no connection" in page
    assert "SEARCH_MEANING is off" in page
    assert "127.0.0.1" not in page
    assert "Un tandem" in client.get("/fr/search/?q=tandem").content.decode().replace("<mark>", "").replace(
        "</mark>", ""
    )


def test_an_engine_that_works_again_is_well_and_its_last_error_stays(shelf: Shelf) -> None:
    (engine,) = engines.engines()
    report_failure(engine.name, "no space left")
    report_failure(engine.name, "no space left at all")
    since = IndexState.objects.get(name=engine.name).failing_since
    assert since is not None
    assert since < IndexState.objects.get(name=engine.name).error_at  # type: ignore[operator]
    report_engine(engine)
    assert IndexState.objects.get(name=engine.name).failing_since is None
    assert "no space left at all" in operators_page("de")


def test_every_night_differences_are_mended_and_told(client: Client, shelf: Shelf, settings: LazySettings) -> None:
    shelf.put(1, "Un tandem")
    shelf.put(2, "Une liste")
    shelf.catch_up()
    (engine,) = engines.engines()
    first, second = Document.objects.values_list("pk", flat=True)
    engine.apply([], [first], cursor=engine.cursor())
    shelf.held[3, "fr"] = shelf.held[1, "fr"].__class__(3, "fr", "leaflet", "shelf:3", "Oublié")
    PassageVector.objects.create(digest="of no passage", data=b"0")
    assert not inspect_if_asked()
    nightly_check.enqueue()
    assert inspect_if_asked()
    assert not inspect_if_asked()
    shelf.catch_up()
    assert {pk for pk, _stamp in engine.stamps()} == {first, second, Document.objects.get(object_id=3).pk}
    assert not PassageVector.objects.exists()
    told = figures(client, settings)
    assert told['relais_search_differences{in="content"}'] == told['relais_search_differences{in="tantivy"}'] == 1
    assert operators_page("en").count("Differences corrected") == 2


@pytest.mark.parametrize("token", ["", "somebody-else"])
def test_figures_are_for_who_has_the_token(client: Client, db: None, settings: LazySettings, token: str) -> None:
    settings.METRICS_TOKEN = token
    for sent in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer wrong"}):
        assert client.get("/health/metrics", headers=sent).status_code == 401


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR])
def test_the_operators_page_is_theirs(client: Client, db: None, role: Role) -> None:
    assert client.get("/fr/operation/").status_code == 302
    somebody = login_with_mfa(Client(), make_user(role=role))
    assert somebody.get("/fr/operation/").status_code == 403
    assert "/fr/operation/" not in somebody.get("/fr/search/").content.decode()
    assert (
        "/fr/operation/" in login_with_mfa(Client(), make_user(role=Role.OPERATOR)).get("/fr/search/").content.decode()
    )
