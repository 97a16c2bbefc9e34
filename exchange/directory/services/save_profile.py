"""Saving a person's profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File as Upload
from django.db import transaction

from exchange.directory.choices import Audience
from exchange.directory.models import Profile
from hub.media.models import Picture
from hub.media.services.accept import accept_picture
from hub.media.services.withdraw import withdraw_pictures

if TYPE_CHECKING:
    from hub.accounts.models import User


def save_profile(*, profile: Profile, user: User, picture: Upload[bytes] | None, drop_picture: bool) -> Profile:
    """Save what was typed; a portrait that is replaced or taken back is deleted with its addresses.

    Raises RefusedUpload.
    """
    with transaction.atomic():
        before = profile.picture_id
        if picture is not None:
            profile.picture = accept_picture(upload=picture, user=user, title=user.get_full_name())
        elif drop_picture:
            profile.picture, profile.picture_alt = None, ""
        profile.save()
        if before and before != profile.picture_id:
            delete_picture(picture=before)
        elif profile.picture_id and (profile.shown_to != Audience.EVERYBODY or profile.hidden_at):
            withdraw_pictures(pictures=[profile.picture_id])
    return profile


def delete_picture(*, picture: int) -> None:
    """Throw a portrait away, with its files."""
    found = Picture.objects.filter(pk=picture).first()
    if found is not None:
        withdraw_pictures(pictures=[picture])
        found.delete()
