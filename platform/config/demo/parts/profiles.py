"""What the invented people say of themselves in the directory."""

from __future__ import annotations

from config.demo.content import read
from config.demo.parts.people import People
from exchange.directory.models import Profile


def load_profiles(people: People) -> None:
    """Make the profiles of `profiles.toml`."""
    for row in read("profiles.toml")["profiles"]:
        user = people[row.pop("person")]
        Profile.objects.create(user=user, language=user.language, **row)
