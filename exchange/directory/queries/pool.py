"""Reading the pool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.directory.choices import WorkingLanguage
from exchange.directory.models import Membership, PoolMatch, PoolOutcome, PoolPost
from exchange.directory.pool_choices import PostKind, Result, Time, Trade
from exchange.directory.pool_matching import BESIDE, SAME, Fit, fit, is_loose, is_match
from exchange.directory.queries.filters import Entry
from hub.cantons.choices import Canton

if TYPE_CHECKING:
    from hub.accounts.models import User

LEGENDS: dict[str, Any] = {
    "kind": gettext_lazy("Ce qu’il y a"),
    "canton": gettext_lazy("Canton"),
    "language": gettext_lazy("Langue"),
    "trade": gettext_lazy("Domaine"),
    "time": gettext_lazy("Quand"),
}


def open_posts() -> QuerySet[PoolPost]:
    """What stands on the board today, the newest first."""
    today = timezone.localdate()
    posts: QuerySet[PoolPost] = PoolPost.objects.filter(
        until__gte=today, closed_at=None, hidden_at=None, project__merged_into=None
    ).select_related("project")
    return posts


def known_values() -> dict[str, dict[str, str]]:
    """For each filter its values and what they are called in the active language."""
    choices: dict[str, Any] = {
        "kind": PostKind, "canton": Canton, "language": WorkingLanguage, "trade": Trade, "time": Time,
    }  # fmt: skip
    return {name: {code: str(label) for code, label in held.choices} for name, held in choices.items()}


def entries(posts: list[PoolPost]) -> list[Entry]:
    """What the posts are filtered by."""
    return [
        Entry(
            pk=post.pk,
            codes={
                "kind": (post.kind,),
                "canton": (post.canton,),
                "language": post.languages,
                "trade": (post.trade,),
                "time": post.times,
            },
        )
        for post in posts
    ]


@dataclass(frozen=True)
class Candidate:
    """Another project's post beside one's own."""

    post: PoolPost
    fit: Fit


def _others(post: PoolPost) -> list[Candidate]:
    kind = PostKind.MENTEES if post.kind == PostKind.MENTORS else PostKind.MENTORS
    others = open_posts().filter(kind=kind).exclude(project=post.project_id)
    found = [Candidate(other, fit(post, other)) for other in others]
    return sorted(found, key=lambda each: (-each.fit.score, each.post.pk))


def fitting(post: PoolPost) -> list[Candidate]:
    """The open posts of other projects that fit, the best first."""
    return [each for each in _others(post) if is_match(post, each.post, each.fit)]


def fitting_loosely(post: PoolPost) -> list[Candidate]:
    """Those that would fit as godparents: near, in a common language, in another field or at other hours."""
    return [each for each in _others(post) if is_loose(each.fit) and not is_match(post, each.post, each.fit)]


def shown_matches() -> QuerySet[PoolMatch]:
    """The matches of which moderation hides neither side."""
    return PoolMatch.objects.filter(mentors__hidden_at=None, mentees__hidden_at=None)


def matches_of(post: PoolPost) -> QuerySet[PoolMatch]:
    """Every match of the post that shows, with both sides."""
    found: QuerySet[PoolMatch] = (
        shown_matches().filter(Q(mentors=post) | Q(mentees=post)).select_related("mentors__project", "mentees__project")
    )
    return found


def matches_for(user: User) -> list[PoolMatch]:
    """The matches of the projects that `user` works for, the newest first."""
    parts = (Membership.Part.LEADER, Membership.Part.STAFF)
    mine = Membership.objects.filter(user=user, part__in=parts).values("project")
    rows = shown_matches().filter(Q(mentors__project__in=mine) | Q(mentees__project__in=mine))
    return list(rows.select_related("mentors__project", "mentees__project").order_by("-found_at", "-pk")[:50])


def leaders_of(project_id: int) -> list[User]:
    """Those responsible for the project who can be written to."""
    rows = Membership.objects.filter(project=project_id, part=Membership.Part.LEADER, user__is_active=True)
    return [row.user for row in rows.select_related("user").order_by("pk")]


def figures() -> dict[str, Any]:
    """What the pool brought so far, without persons: open places by kind, matches, and what came of them.

    Where both sides say how many tandems began, the match counts once, with the lower number.
    """
    today = timezone.localdate()
    standing = PoolPost.objects.filter(until__gte=today, closed_at=None, hidden_at=None, project__merged_into=None)
    places = dict(standing.order_by().values_list("kind").annotate(number=Sum("number")))
    results = dict(PoolOutcome.objects.order_by().values_list("result").annotate(number=Count("match", distinct=True)))
    begun: dict[int, int] = {}
    for match, number in PoolOutcome.objects.filter(result=Result.TAKEN).values_list("match", "number"):
        begun[match] = min(begun.get(match, number), number)
    return {
        "mentors": places.get(PostKind.MENTORS, 0),
        "mentees": places.get(PostKind.MENTEES, 0),
        "matches": PoolMatch.objects.count(),
        "met": results.get(Result.MET, 0) + results.get(Result.TAKEN, 0),
        "tandems": sum(max(number, 1) for number in begun.values()),
        "unfit": results.get(Result.UNFIT, 0),
    }


def reasons(found: Fit) -> list[str]:
    """Why two posts fit, in the reader's language, the weightiest first."""
    said = []
    if found.place:
        said.append(
            _("Même canton")
            if found.place == SAME
            else _("Cantons voisins")
            if found.place == BESIDE
            else _("On peut se voir en ligne")
        )
    if found.languages:
        said.append(_("Langue commune : %(which)s") % {"which": ", ".join(_labels(WorkingLanguage, found.languages))})
    if found.trade and found.trade != Trade.ANY:
        said.append(_("Même domaine : %(which)s") % {"which": Trade(found.trade).label})
    elif found.trade:
        said.append(_("Ouvert à tous les domaines"))
    if found.times:
        said.append(_("Libre au même moment : %(which)s") % {"which": ", ".join(_labels(Time, found.times))})
    return said


def lacks(found: Fit) -> list[str]:
    """What two posts do not share."""
    words = {
        "place": _("cantons éloignés"),
        "languages": _("pas de langue commune"),
        "trade": _("domaines différents"),
        "times": _("horaires différents"),
    }
    return [words[name] for name in found.missing]


def _labels(choices: Any, codes: tuple[str, ...]) -> list[str]:
    return [str(choices(code).label) for code in codes if code in choices.values]
