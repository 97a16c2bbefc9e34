"""`evaluate_search` on a collection of a few texts, on the real engines and the real model."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from hub.search import engines

TEXTS = [
    ("fr", "Trouver un logement", "Comment une famille réfugiée cherche un appartement et signe son bail."),
    ("de", "Deutsch lernen im Tandem", "Zwei Menschen treffen sich jede Woche und üben zusammen die Sprache."),
    ("it", "Il primo lavoro", "Come un'apprendista trova un posto di tirocinio e scrive la sua candidatura."),
    ("en", "Going to the doctor", "Whom to call when somebody is ill, and what the health insurance pays."),
    ("rm", "Chantar ensemen", "Mintga mardi sa chatta il chor en la chasa da pravenda."),
]
QUESTIONS = [
    ("fr", "appartement pour une famille", 0),
    ("de", "Wohnung für eine Familie suchen", 0),
    ("en", "learning a language with a partner", 1),
    ("it", "visita dal medico e assicurazione malattia", 3),
    ("rm", "chor mintga mardi", 4),
]


@pytest.fixture
def collection(tmp_path: Path) -> tuple[str, str]:
    """A file of documents and one of questions."""
    rows = [{"id": n, "lang": code, "title": title, "text": text} for n, (code, title, text) in enumerate(TEXTS)]
    asked = [{"id": n, "lang": code, "query": query, "relevant": [a]} for n, (code, query, a) in enumerate(QUESTIONS)]
    for name, lines in (("corpus", rows), ("queries", asked)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(tmp_path / "corpus"), str(tmp_path / "queries")


def evaluate(collection: tuple[str, str], capsys: pytest.CaptureFixture[str], **options: Any) -> dict[str, Any]:
    store = Path(collection[0]).with_name("vectors")
    call_command("evaluate_search", *collection, processes=1, vectors=store, **options)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.django_db
def test_words_find_what_is_written_in_their_language(
    collection: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = evaluate(collection, capsys, mode="words")
    assert (found["documents"], found["queries"], found["meaning"]) == (5, 5, False)
    assert found["pairs"]["fr-fr"]["nDCG@10"] == 1
    assert found["pairs"]["rm-rm"]["nDCG@10"] == 1
    assert found["index_bytes"] > 0
    assert found["ms_per_query"]["p99"] >= found["ms_per_query"]["p50"] > 0


@pytest.mark.django_db
@pytest.mark.parametrize("engine", ["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def test_meaning_finds_it_in_every_language(
    engine: str, collection: tuple[str, str], capsys: pytest.CaptureFixture[str], settings: LazySettings
) -> None:
    settings.ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "")
    found = evaluate(collection, capsys, mode="both", engine=engine)
    assert found["overall"]["nDCG@10"] == 1
    assert set(found["pairs"]) == {"fr-fr", "de-fr", "en-de", "it-en", "rm-rm"}
    assert found["embedding_seconds"] > 0


@pytest.mark.django_db
def test_the_site_s_own_index_is_left_alone(
    collection: tuple[str, str], capsys: pytest.CaptureFixture[str], settings: LazySettings, tmp_path: Path
) -> None:
    settings.SEARCH_ROOT = str(tmp_path / "site")
    engines.forget()
    evaluate(collection, capsys, mode="words")
    assert not (tmp_path / "site").exists()


@pytest.mark.django_db
def test_what_cannot_be_done_is_said(collection: tuple[str, str], tmp_path: Path, settings: LazySettings) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("evaluate_search", str(tmp_path / "none"), collection[1])
    with pytest.raises(CommandError, match="no document with the id"):
        call_command("evaluate_search", collection[0], _file(tmp_path, {"relevant": ["9"]}))
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("evaluate_search", *collection, engine="elasticsearch", mode="words")


def _file(folder: Path, change: dict[str, Any]) -> str:
    (folder / "bad").write_text(json.dumps({"id": "q", "lang": "fr", "query": "x", "relevant": ["0"]} | change))
    return str(folder / "bad")
