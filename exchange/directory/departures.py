"""Who leaves belongs to no project any more."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Letter, Membership, NetworkPlace, Profile
from exchange.directory.services.save_profile import delete_picture
from hub.portability.farewells import on_departure


@on_departure("directory", goes=_("Vos appartenances à des projets."))
def leave_projects(user: Any) -> None:
    """Delete the places; one by one, so that cached pages notice."""
    for membership in Membership.objects.filter(user=user):
        membership.delete()


@on_departure(
    "profile", goes=_("Votre profil dans le répertoire et les messages que vous avez échangés par la plateforme.")
)
def close_profile(user: Any) -> None:
    """Delete the profile with its portrait, and what was written to and by them."""
    for profile in Profile.objects.filter(user=user):
        picture = profile.picture_id
        profile.delete()
        if picture:
            delete_picture(picture=picture)
    for place in NetworkPlace.objects.filter(user=user):
        place.delete()
    Letter.objects.filter(Q(writer=user) | Q(person=user)).delete()
