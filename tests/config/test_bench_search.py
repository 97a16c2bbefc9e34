"""The part of docs/benchmarks.md that `make bench-search` writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from config import measuring
from config.bench_search import report
from config.bench_search.generate import LANGUAGES, documents, vocabulary
from config.bench_search.report import KINDS, PART, Measured


def measured(documents: int, ms: float) -> Measured:
    """An engine whose every question took so long."""
    times: dict[str, Any] = {kind: {"p50": ms, "p99": 2 * ms, "per_second": 10.0} for kind in (*KINDS, "embedding")}
    index = {"seconds": documents / 1000, "entries": documents, "vectors": 2 * documents, "octets": documents * 1000}
    return Measured(
        "tantivy", documents, index, {"alone": times, "together": times, "memory": {"all": 300, "files": 90}}
    )


def test_says_how_the_cost_grows_and_what_does_not_hold() -> None:
    text = report.text([measured(1000, 5), measured(100_000, 25)], "")
    assert "| tantivy | 100,000 | 200,000 | 100.0 | 100.0 | 300 | 90 |" in text
    assert "from 1,000 to 100,000 documents (× 100): indexing × 100, index × 100, p50 ranking × 5.0" in text
    assert "**Does not hold**: plain, embedded: p50 25.0 ms" in text
    assert "Holds: Embedded, the process holds 300 MB" in text


def test_takes_the_place_of_what_was_measured_before(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# Pages\n\nText.\n")
    measuring.put("first", PART, page=page)
    measuring.put("second", PART, page=page)
    assert page.read_text() == "# Pages\n\nText.\n\n<!-- search -->\nsecond\n\n<!-- /search -->\n"


def test_generated_documents_are_the_same_each_time_and_in_every_language() -> None:
    made = [document for document, _about in documents(8)]
    assert made == [document for document, _about in documents(8)]
    assert {document.language for document in made} == set(LANGUAGES)
    assert len(vocabulary("it").forms) >= 40_000
