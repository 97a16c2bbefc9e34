"""People and their roles."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from config.demo.accounts import PASSWORD
from config.demo.content import read
from hub.accounts.models import User
from hub.accounts.roles import Role

People = dict[str, User]


def load_people() -> People:
    """Make every account of `people.toml` with a verified address; returns them by key."""
    from allauth.account.models import EmailAddress

    # Hashing is slow by design: one hash serves all, as they share the password.
    password = make_password(PASSWORD)
    people: People = {}
    for person in read("people.toml")["people"]:
        user, _created = User.objects.update_or_create(
            email=person["email"],
            defaults={
                "name": person["name"],
                "about": person["about"],
                "language": person["language"],
                "reading_languages": person["reading_languages"],
                "password": password,
            },
        )
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        for role in person["roles"]:
            user.give_role(Role(role))
        people[person["key"]] = user
    return people
