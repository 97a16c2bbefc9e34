"""What all tests share: a database that is migrated already, the live site, the browser, the mail catcher."""

from __future__ import annotations

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from pytest_django.plugin import blocking_manager_key
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests.support import databases
from tests.support.browser import browser, visitor
from tests.support.live import live_site
from tests.support.mailing import mailing
from tests.support.needs import leave_out
from tests.support.smtp import smtp_server

__all__ = ["browser", "live_site", "mailing", "smtp_server", "visitor"]

SLOW = ("looks", "browser", "elasticsearch_node", "long")

_left_out: Counter[str] = Counter()
_contents: dict[str, list[tuple[Any, ...]]] = {}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what cannot run on this machine; what takes longest goes first, or others wait for it at the end."""
    _left_out.update(leave_out(items))
    slow = {item.path for item in items if any(item.get_closest_marker(name) for name in SLOW)}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what stays until the end: it takes a twelfth of the time otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was left out and why, a line for each reason."""
    skipped = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()))
    for reason, number in sorted(skipped.items()):
        terminalreporter.write_line(f"left out: {number} tests – {reason.removeprefix('Skipped: ')}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Put back what a test left changed, for those that follow: the active language, and emptied tables."""
    yield
    # A request that a test makes in its own thread leaves its language active.
    translation.deactivate()
    if not _empties_tables(item):
        return
    with item.config.stash[blocking_manager_key].unblock():
        databases.put_back(_contents)


def _empties_tables(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return marker is not None and bool(marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def _no_usages(request: pytest.FixtureRequest) -> Iterator[None]:
    """Few tests ask Wagtail what is used where; keeping account of it takes a sixth of the time of those with pages."""
    if request.node.get_closest_marker("usages"):
        yield
        return
    with disable_reference_index_auto_update():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, request: pytest.FixtureRequest, django_db_blocker: Any) -> None:
    """Note what the migrations made, where a test is going to empty the tables."""
    if any(_empties_tables(item) for item in request.session.items):
        with django_db_blocker.unblock():
            _contents.update(databases.contents())


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
