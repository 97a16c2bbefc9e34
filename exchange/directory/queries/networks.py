"""Networks, and those of their people whom a reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from exchange.directory.models import Membership, Network
from exchange.directory.queries.people import visible_profiles

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def networks() -> QuerySet[Network, Network]:
    """Every network with how many people and projects it joins (`people`, `projects`)."""
    here = Q(places__user__is_active=True, places__user__deleted_at=None)
    found: QuerySet[Network, Network] = Network.objects.annotate(
        people=Count("places", filter=here, distinct=True),
        projects=Count("places__user__memberships__project", filter=here, distinct=True),
    ).order_by("name", "pk")
    return found


def people_of(network: Network, reader: User | AnonymousUser) -> list[dict[str, Any]]:
    """Those of the network's people whom `reader` may see, as `components/person_line.html` shows them."""
    profiles = list(visible_profiles(reader).filter(user__network_places__network=network))
    places: dict[int, Membership] = {}
    users = [profile.user_id for profile in profiles]
    for row in Membership.objects.filter(user__in=users, project__merged_into=None).select_related("project"):
        places.setdefault(row.user_id, row)
    return [
        {
            "name": profile.user.get_full_name(),
            "url": profile.get_absolute_url(),
            "project": places[profile.user_id].project.name if profile.user_id in places else "",
            "project_url": places[profile.user_id].project.get_absolute_url() if profile.user_id in places else "",
        }
        for profile in profiles
    ]
