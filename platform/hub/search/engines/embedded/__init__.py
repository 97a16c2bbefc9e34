"""The index inside the process: words in Tantivy, vectors in a file beside it."""

from hub.search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
