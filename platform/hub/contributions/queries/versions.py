"""Published versions and what differs between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from hub.contributions.guide import Guide
from hub.contributions.models import ContributedPage
from hub.pages.models import PublishedVersion

WORDS = re.compile(r"\s+|[^\s]+")
LONGEST = 20_000


def versions_of(page: ContributedPage) -> list[PublishedVersion]:
    """Every published version, newest first."""
    return list(PublishedVersion.objects.filter(page_id=page.pk).select_related("published_by").order_by("-number"))


@dataclass(frozen=True)
class Piece:
    """A run of words; `kind` is `same`, `removed` or `added`."""

    kind: str
    text: str


@dataclass(frozen=True)
class SectionDifference:
    """One field in two versions, side by side."""

    name: str
    label: str
    before: list[Piece]
    after: list[Piece]

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return any(piece.kind != "same" for piece in (*self.before, *self.after))


def _pieces(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    old, new = WORDS.findall(before[:LONGEST]), WORDS.findall(after[:LONGEST])
    left: list[Piece] = []
    right: list[Piece] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            left.append(Piece("same", "".join(old[a:b])))
            right.append(Piece("same", "".join(new[c:d])))
            continue
        if b > a:
            left.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            right.append(Piece("added", "".join(new[c:d])))
    return left, right


def differences(
    before: dict[str, object], after: dict[str, object], fields: tuple[str, ...], guide: Guide
) -> list[SectionDifference]:
    """Field by field, what became of `before` in `after` (contents of two revisions), word by word."""
    found = []
    for name in fields:
        left, right = _pieces(str(before.get(name) or ""), str(after.get(name) or ""))
        label = guide[name].label if name in guide else _("Titre")
        found.append(SectionDifference(name=name, label=label, before=left, after=right))
    return found
