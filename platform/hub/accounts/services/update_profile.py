"""A person says who they are."""

from __future__ import annotations

from hub.accounts.models import User
from hub.pagecache.registry import bump


def update_profile(*, user: User, name: str, about: str, language: str, reading_languages: list[str]) -> None:
    """Save what the person says of themselves; pages that show the name follow at once."""
    shown_changed = (user.name, user.about) != (name, about)
    user.name, user.about = name, about
    user.language, user.reading_languages = language, reading_languages
    user.save(update_fields=["name", "about", "language", "reading_languages"])
    if shown_changed:
        bump()
