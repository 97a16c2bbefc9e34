"""The people of the demo and how to log in as one of them."""

from __future__ import annotations

from functools import cache

from config.demo.content import read

PASSWORD = "relais-demo-2016"  # noqa: S105
"""The one password of all demo accounts; the loader refuses to set it on a public site."""


@cache
def listing() -> list[tuple[str, str, str, str]]:
    """Name, e-mail address, role and password of every demo account."""
    people = read("people.toml")["people"]
    return [(row["name"], row["email"], row["roles"][-1], PASSWORD) for row in people]
