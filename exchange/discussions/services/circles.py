"""Founding circles, coming in and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError
from exchange.discussions.models import Circle, CircleMember, CircleRequest

if TYPE_CHECKING:
    from hub.accounts.models import User


def found_circle(*, circle: Circle, user: User) -> Circle:
    """Save a new circle with its forum; who founds it keeps it."""
    with transaction.atomic():
        slug = slugify(circle.name)[:70] or "cercle"
        taken = set(Circle.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        circle.slug = next(each for each in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if each not in taken)
        circle.save()
        CircleMember.objects.create(circle=circle, user=user, is_keeper=True)
    return circle


def enter(*, circle: Circle, user: User) -> CircleMember:
    """Come in where the circle is open to members. Raises NotAllowedError where it is not."""
    if circle.joining != Circle.Joining.OPEN or not rules.listed_circles(user).filter(pk=circle.pk).exists():
        raise NotAllowedError
    return admit(circle=circle, user=user)


def ask(*, circle: Circle, user: User, text: str) -> None:
    """Ask to come in; asking again replaces the words. Raises NotAllowedError where one cannot ask."""
    if circle.joining != Circle.Joining.ASK or not rules.listed_circles(user).filter(pk=circle.pk).exists():
        raise NotAllowedError
    CircleRequest.objects.update_or_create(circle=circle, user=user, defaults={"text": text})


def admit(*, circle: Circle, user: User, is_keeper: bool = False) -> CircleMember:
    """Let somebody in, or make them a keeper; their request is answered with it."""
    with transaction.atomic():
        place, _created = CircleMember.objects.get_or_create(circle=circle, user=user)
        if is_keeper and not place.is_keeper:
            place.is_keeper = True
            place.save(update_fields=["is_keeper"])
        CircleRequest.objects.filter(circle=circle, user=user).delete()
    return place


def decline(*, circle: Circle, user: User) -> None:
    """Put a request aside."""
    CircleRequest.objects.filter(circle=circle, user=user).delete()


def leave(*, circle: Circle, user: User) -> None:
    """Go, or be asked to. A circle without a keeper gets the one who has been there longest."""
    with transaction.atomic():
        for place in CircleMember.objects.filter(circle=circle, user=user):
            place.delete()
        heir = CircleMember.objects.filter(circle=circle, user__is_active=True).first()
        if heir is not None and not CircleMember.objects.filter(circle=circle, is_keeper=True).exists():
            heir.is_keeper = True
            heir.save(update_fields=["is_keeper"])
