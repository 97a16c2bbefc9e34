"""What the invented people say of themselves in the directory."""

from __future__ import annotations

from config.demo.content import read
from config.demo.parts.people import People
from exchange.directory.models import Network, NetworkPlace, Profile


def load_profiles(people: People) -> None:
    """Make the profiles of `profiles.toml`."""
    for row in read("profiles.toml")["profiles"]:
        user = people[row.pop("person")]
        Profile.objects.create(user=user, language=user.language, **row)


def load_networks(people: People) -> None:
    """Make the networks of `networks.toml`; the first person named founded them."""
    for row in read("networks.toml")["networks"]:
        members = [people[key] for key in row.pop("people")]
        network = Network.objects.create(founder=members[0], is_example=True, **row)
        for member in members:
            NetworkPlace.objects.create(network=network, user=member)
