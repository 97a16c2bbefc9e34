"""Finds what is measured in a platform with the demo: prints addresses and a session as JSON."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from config.demo.accounts import listing  # noqa: E402
from exchange.practices.models import PracticeIndexPage, PracticePage  # noqa: E402
from hub.accounts.models import User  # noqa: E402


def _session() -> str:
    """Log a mentor in, as a session of its own."""
    email = next(email for _, email, role, _ in listing() if role == "mentor")
    user = User.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _path(page: Any) -> str:
    return urlsplit(page.full_url).path


def main() -> None:
    """Print what `config.bench` measures."""
    index = PracticeIndexPage.objects.live().filter(locale__language_code="fr").first()
    article = PracticePage.objects.live().filter(locale__language_code="fr").order_by("pk").first()
    found = {"home": "/fr/", "list": _path(index), "article": _path(article), "cookie": _session()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
