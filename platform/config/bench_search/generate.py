"""Generated documents in four languages that behave like real ones: words as often as words are, vectors in clusters.

The words are those of the platform's own messages, and made-up ones (the beginning of one with the end of another) for
the long tail of rare words. A document turns around one message: it has its words in its title and text, and its
vectors lie around the message's own embedding, as other texts on the same matter would. Embedding a hundred thousand
texts for real would take ten hours.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import numpy as np
import polib
from numpy.typing import NDArray

from config.prepare import ROOT
from hub.languages.choices import Language
from hub.search.documents import SearchDocument, Section

LANGUAGES = tuple(Language.values)
MESSAGES = 60
"""So many messages a language are what documents turn around."""
FORMS = 40_000
WORDS = 150
KINDS, THEMES, CANTONS = 4, 12, 26
FIRST_DAY = date(2019, 1, 1)
DAYS = 2500
DISTANCE = 0.6
"""Of a passage's vector from its message's: once both are centred, their cosine is about 0.6."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def messages() -> dict[str, list[str]]:
    """Some messages in every language, the same in each, long enough to mean something."""
    held: dict[str, dict[str, str]] = {}
    for code in LANGUAGES[1:]:
        for entry in polib.pofile(str(ROOT / f"platform/locale/{code}/LC_MESSAGES/django.po")):
            if 40 <= len(entry.msgid) <= 160 and not set("%{<") & set(entry.msgid) and entry.msgstr:
                held.setdefault(entry.msgid, {"fr": entry.msgid})[code] = entry.msgstr
    whole = [texts for texts in held.values() if len(texts) == len(LANGUAGES)]
    _chance(1).shuffle(whole)
    return {code: [texts[code] for texts in whole[: 2 * MESSAGES]] for code in LANGUAGES}


@dataclass
class Vocabulary:
    """The words of a language, the frequent ones first, with their frequencies (Zipf's)."""

    forms: list[str]
    weights: list[float]

    def some(self, number: int, chance: random.Random) -> list[str]:
        """Words as a text has them."""
        return chance.choices(self.forms, cum_weights=self.weights, k=number)


def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language."""
    counted: dict[str, int] = {}
    source = LANGUAGES[1] if code == "fr" else code
    for entry in polib.pofile(str(ROOT / f"platform/locale/{source}/LC_MESSAGES/django.po")):
        for word in _WORD.findall(entry.msgid if code == "fr" else entry.msgstr):
            counted[word.lower()] = counted.get(word.lower(), 0) + 1
    real = sorted(counted, key=lambda word: -counted[word])
    chance = _chance(code)
    long = [word for word in real if len(word) >= 5]
    forms = dict.fromkeys(real)
    while len(forms) < FORMS:
        one, other = chance.choice(long), chance.choice(long)
        forms[one[: len(one) // 2 + 1] + other[len(other) // 2 :]] = None
    whole = list(forms)
    return Vocabulary(whole, list(accumulate(1 / (rank + 3) for rank in range(len(whole)))))


def _chance(seed: int | str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same texts each time are what is wanted


def documents(number: int) -> Iterator[tuple[SearchDocument, int]]:
    """So many documents, each with the number of the message that it turns around."""
    said, words = messages(), {code: vocabulary(code) for code in LANGUAGES}
    for place in range(1, number + 1):
        chance = _chance(place)
        code = LANGUAGES[place % len(LANGUAGES)]
        about = chance.randrange(MESSAGES)
        topic = _WORD.findall(said[code][about])
        title = " ".join([*chance.sample(topic, min(3, len(topic))), *words[code].some(3, chance)])
        text = words[code].some(int(chance.uniform(0.5, 1.5) * WORDS), chance) + topic
        chance.shuffle(text)
        sentences = [" ".join(text[start : start + 14]).capitalize() + "." for start in range(0, len(text), 14)]
        yield (
            SearchDocument(
                object_id=place,
                language=code,
                kind=f"bench-{chance.randrange(KINDS)}",
                group=f"bench:{place}",
                title=title.capitalize(),
                sections=(Section(" ".join(sentences), anchor="text"),),
                facets={
                    "theme": (f"theme-{chance.randrange(THEMES)}",),
                    "canton": (f"C{chance.randrange(CANTONS)}",),
                },
                date=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
            ),
            about,
        )


def around(centre: NDArray[np.float32], number: int, generator: np.random.Generator) -> NDArray[np.float32]:
    """So many vectors around the model's vector of a message (n × 384): other texts on the same matter."""
    noise = generator.standard_normal((number, len(centre))).astype(np.float32)
    made: NDArray[np.float32] = centre + DISTANCE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return made
