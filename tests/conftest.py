"""What all tests share: a database that is migrated already, the live site, the browser, the mail catcher."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from typing import Any

import pytest

from tests.support import databases
from tests.support.browser import browser, visitor
from tests.support.live import live_site
from tests.support.needs import leave_out
from tests.support.smtp import smtp_server

__all__ = ["browser", "live_site", "smtp_server", "visitor"]

_left_out: Counter[str] = Counter()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what cannot run on this machine."""
    _left_out.update(leave_out(items))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was left out and why, a line for each reason."""
    skipped = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()))
    for reason, number in sorted(skipped.items()):
        terminalreporter.write_line(f"left out: {number} tests – {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Start from a copy of a migrated database instead of migrating."""
    from django.conf import settings

    test = settings.DATABASES["default"].setdefault("TEST", {})
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        test["TEMPLATE"] = databases.postgres_template(url)
        return
    copy = tmp_path_factory.mktemp("database") / "test.sqlite3"
    shutil.copy(databases.sqlite_template(), copy)
    test["NAME"] = str(copy)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Keep what was copied: «created anew» would mean migrated anew."""
    return not os.environ.get("DATABASE_URL", "").startswith("postgres")
