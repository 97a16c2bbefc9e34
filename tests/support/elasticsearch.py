"""Indexes on a real node, and a node of its own for who wants to stop it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest
from elasticsearch import Elasticsearch

TOOLS = Path(__file__).resolve().parents[3] / "shared" / "elasticsearch"


@pytest.fixture
def elastic_prefix() -> Iterator[str]:
    """A beginning for names of indexes; what was made under it is deleted."""
    prefix = f"relais-test-{token_hex(4)}"
    yield prefix
    client = Elasticsearch(os.environ["ELASTICSEARCH_URL"], request_timeout=30)
    if names := list(client.indices.get(index=f"{prefix}-*").body):
        client.indices.delete(index=",".join(names))
    client.close()
