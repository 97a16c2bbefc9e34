"""When a post with free mentors and one with waiting mentees fit, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exchange.directory.choices import WorkingLanguage
from exchange.directory.pool_choices import NEIGHBOURS, Time, Trade

if TYPE_CHECKING:
    from exchange.directory.models import PoolPost

SAME, BESIDE, ONLINE = "same", "beside", "online"
_NEAR = {SAME: 3, BESIDE: 2, ONLINE: 1}


@dataclass(frozen=True)
class Fit:
    """What two posts have in common. `place` is same, beside, online or empty; `trade` a code, or empty where the
    fields differ. `missing` names what does not fit: place, languages, trade, times."""

    place: str
    languages: tuple[str, ...]
    trade: str
    times: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in ("place", "languages", "trade", "times") if not getattr(self, name))

    @property
    def score(self) -> int:
        """The higher, the better: nearness first, then the same field, then common languages and hours."""
        field = 0 if not self.trade else 1 if self.trade == Trade.ANY else 3
        return 10 * _NEAR.get(self.place, 0) + 3 * field + len(self.languages) + len(self.times)


def fit(mentors: PoolPost, mentees: PoolPost) -> Fit:
    """Compare two posts. The order of the two makes no difference.

    People who can meet online may live anywhere; a post for every field fits each.
    """
    languages = tuple(code for code in mentors.languages if code in mentees.languages and code != WorkingLanguage.OTHER)
    times = tuple(code for code in mentors.times if code in mentees.times)
    trades = {mentors.trade, mentees.trade}
    trade = next(iter(trades - {Trade.ANY.value}), Trade.ANY.value) if len(trades - {Trade.ANY.value}) < 2 else ""
    place = ""
    if mentors.canton == mentees.canton:
        place = SAME
    elif mentees.canton in NEIGHBOURS[mentors.canton]:
        place = BESIDE
    elif Time.ONLINE in times:
        place = ONLINE
    return Fit(place=place, languages=languages, trade=trade, times=times)


def is_match(mentors: PoolPost, mentees: PoolPost, found: Fit) -> bool:
    """Whether the two should hear of each other: all fits, or both accept the looser godparent scheme."""
    if mentors.project_id == mentees.project_id:
        return False
    return not found.missing or (mentors.godparents and mentees.godparents and is_loose(found))


def is_loose(found: Fit) -> bool:
    """Whether godparents would do where mentoring asks too much: near and in a common language, whatever the field
    and the hours."""
    return bool(found.missing) and not {"place", "languages"}.intersection(found.missing)
