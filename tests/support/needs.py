"""What some tests need beside Python, whether it is here, and what to do when it is not."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable

import pytest


def chromium() -> str | None:
    """Return where Debian's Chromium, or another one, is."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def _postgres() -> str:
    on = os.environ.get("DATABASE_URL", "").startswith("postgres")
    return "" if on else "no PostgreSQL: set DATABASE_URL=postgres://…"


def _elasticsearch() -> str:
    return "" if os.environ.get("ELASTICSEARCH_URL") else "no Elasticsearch: set ELASTICSEARCH_URL=http://…"


def _elasticsearch_node() -> str:
    from tests.support.elasticsearch import up

    return "" if up().exists() else "no Elasticsearch to start and stop: set ELASTICSEARCH_UP=…/elasticsearch/up"


def _browser() -> str:
    return "" if chromium() else "no Chromium: install it (Debian: apt install chromium), or set CHROMIUM"


def _proxy() -> str:
    return "" if shutil.which("nginx") else "no nginx: install it (Debian: apt install nginx-light)"


def _imap() -> str:
    return "" if shutil.which("dovecot") else "no Dovecot: install it (Debian: apt install dovecot-imapd)"


NEEDS: dict[str, Callable[[], str]] = {
    "postgres": _postgres,
    "elasticsearch": _elasticsearch,
    "elasticsearch_node": _elasticsearch_node,
    "browser": _browser,
    "proxy": _proxy,
    "imap": _imap,
    "smtp": lambda: "",
}


def leave_out(items: list[pytest.Item]) -> Counter[str]:
    """Mark what cannot run here, and return how many tests each reason takes away.

    With NOTHING_SKIPPED set, as in CI, a missing part is an error instead.
    """
    reasons = {name: need() for name, need in NEEDS.items()}
    counted: Counter[str] = Counter()
    for item in items:
        for name, reason in reasons.items():
            if reason and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))
                counted[f"{name}: {reason}"] += 1
    if counted and os.environ.get("NOTHING_SKIPPED"):
        raise pytest.UsageError("Nothing may be skipped here, but: " + "; ".join(counted))
    return counted
