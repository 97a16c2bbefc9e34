"""Founding, joining and leaving networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from exchange.directory.models import Network, NetworkPlace

if TYPE_CHECKING:
    from hub.accounts.models import User


def found_network(*, network: Network, user: User) -> Network:
    """Save a new network; its founder belongs to it."""
    with transaction.atomic():
        slug = slugify(network.name)[:70] or "reseau"
        taken = set(Network.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        network.slug = next(each for each in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if each not in taken)
        network.founder = user
        network.save()
        join(network=network, user=user)
    return network


def join(*, network: Network, user: User) -> None:
    """Take a place; nothing happens where the person has one."""
    with transaction.atomic():
        NetworkPlace.objects.get_or_create(network=network, user=user)


def leave(*, network: Network, user: User) -> None:
    """Give the place back."""
    for place in NetworkPlace.objects.filter(network=network, user=user):
        place.delete()
