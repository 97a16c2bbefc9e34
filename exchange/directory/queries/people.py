"""People who want to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Audience, Offer, WorkingLanguage
from exchange.directory.models import Membership, Profile
from exchange.directory.queries.filters import Entry, fold
from hub.cantons.choices import Canton
from resources.themes.queries.labels import theme_labels

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

LEGENDS: dict[str, Any] = {
    "offer": _("Peut aider à"),
    "canton": _("Canton"),
    "language": _("Langue parlée"),
    "theme": _("Thème"),
}


def visible_profiles(user: User | AnonymousUser) -> QuerySet[Profile]:
    """The profiles that `user` may see now; those of people who left, or that moderation hides, are none."""
    shown = Q(shown_to=Audience.EVERYBODY)
    if user.is_authenticated and user.is_active:
        shown |= Q(shown_to=Audience.MEMBERS)
    here = Profile.objects.filter(user__is_active=True, user__deleted_at=None, hidden_at=None)
    listed: QuerySet[Profile] = here.filter(shown).select_related("user").order_by("user__name", "pk")
    return listed


def known_values(language: str) -> dict[str, dict[str, str]]:
    """For each filter its values and what they are called; `language` is the active one."""
    return {
        "offer": {code: str(label) for code, label in Offer.choices},
        "canton": {code: str(label) for code, label in Canton.choices},
        "language": {code: str(label) for code, label in WorkingLanguage.choices},
        "theme": {code: label.title for code, label in theme_labels(language).items()},
    }


def people_entries(user: User | AnonymousUser) -> list[Entry]:
    """What every person whom `user` may see is found by."""
    rows = visible_profiles(user).values_list(
        "pk", "user__name", "headline", "experience", "offers_more", "speaks_more",
        "offers", "cantons", "speaks", "themes",
    )  # fmt: skip
    return [
        Entry(
            pk=pk,
            codes={"offer": offers, "canton": cantons, "language": speaks, "theme": themes},
            words=fold(" ".join(words)),
        )
        for pk, *words, offers, cantons, speaks, themes in rows
    ]


def addresses_of_people(users: list[int], reader: User | AnonymousUser) -> dict[int, str]:
    """Where the profiles of these people stand, of those that `reader` may see."""
    return {profile.user_id: profile.get_absolute_url() for profile in visible_profiles(reader).filter(user__in=users)}


def projects_of_people(users: list[int]) -> dict[int, list[Membership]]:
    """For each person the places in projects."""
    found: dict[int, list[Membership]] = {}
    rows = Membership.objects.filter(user__in=users, project__merged_into=None).select_related("project")
    for row in rows.order_by("project__name"):
        found.setdefault(row.user_id, []).append(row)
    return found
