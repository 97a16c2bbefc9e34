"""German compounds taken apart: «Freiwilligenarbeit» also finds «Arbeit» and «freiwillig».

A word is taken apart when it is wholly made of known members, linked as German links them; of several ways the one with
the fewest members stands. The members are words of the field (`data/german.txt`, our own list, folded): a short list
leaves rare compounds whole and splits nothing that is no compound.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

SHORTEST = 3
"""Letters of the shortest member."""
LONGEST = 48
LINKS = ("", "s", "n", "en", "es", "er", "e")

_DATA = Path(__file__).parent / "data" / "german.txt"


@cache
def _members() -> frozenset[str]:
    return frozenset(_DATA.read_text(encoding="ascii").split())


def split(word: str) -> tuple[str, ...]:
    """The members of a folded German word, without the letters that link them; nothing when it is no compound."""
    length = len(word)
    if not 2 * SHORTEST <= length <= LONGEST or not word.isalpha():
        return ()
    known = _members()
    best: list[tuple[str, ...] | None] = [None] * (length + 1)
    best[0] = ()
    for end in range(SHORTEST, length + 1):
        for start in range(end - SHORTEST + 1):
            before = best[start]
            if before is None or (start == 0 and end == length):
                continue
            member = _member(word[start:end], known, last=end == length)
            rival = best[end]
            if member and (rival is None or len(before) + 1 < len(rival)):
                best[end] = (*before, member)
    found = best[length] or ()
    return found if len(found) > 1 else ()


def _member(letters: str, known: frozenset[str], *, last: bool) -> str:
    """The word that these letters are, perhaps with a linking form (inside) or an ending (at the end)."""
    for link in LINKS:
        bare = letters.removesuffix(link) if link else letters
        if len(bare) >= SHORTEST and (bare != letters or not link) and bare in known:
            return bare
    if last and letters.endswith(("innen", "in")):
        bare = letters.removesuffix("innen").removesuffix("in")
        return bare if bare in known else ""
    return ""
