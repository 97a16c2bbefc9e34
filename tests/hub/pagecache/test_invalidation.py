"""Which deeds make the cached pages old, and which do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Page, Site

from hub.pagecache import bump
from hub.pagecache.generation import SharedFile
from hub.pages.models import HomePage
from tests.trees import make_tree

pytestmark = pytest.mark.django_db
Changes = Callable[[Callable[[], Any]], int]


@pytest.fixture
def changes(tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any) -> Iterator[Changes]:
    """Return how far the number moves while something is done and committed."""
    path = str(tmp_path / "generation")
    settings.PAGECACHE = settings.PAGECACHE | {"generation": "file", "file": path}
    number = SharedFile(path)

    def count(deed: Callable[[], Any]) -> int:
        before = number.current() or 0
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        return (number.current() or 0) - before

    yield count
    number.close()


@pytest.fixture
def home(changes: Changes) -> HomePage:
    return make_tree()["fr"]


def test_publishing_and_withdrawing_are_seen(changes: Changes, home: HomePage) -> None:
    home.title = "Nouveau"
    assert changes(lambda: home.save_revision().publish()) > 0
    child = home.get_children().last()
    assert child is not None
    assert changes(lambda: child.specific.unpublish()) > 0


def test_a_draft_changes_nothing_for_readers(changes: Changes, home: HomePage) -> None:
    home.title = "Brouillon"
    assert changes(lambda: home.save_revision()) == 0


def test_a_new_unpublished_page_changes_nothing(changes: Changes, home: HomePage) -> None:
    page = Page(title="Caché", slug="cache", live=False, locale=home.locale)
    assert changes(lambda: home.add_child(instance=page)) == 0


def test_moving_and_deleting_are_seen(changes: Changes, home: HomePage) -> None:
    first, second = list(home.get_children())[:2]
    assert changes(lambda: second.specific.move(first, pos="left")) > 0
    second = Page.objects.get(pk=second.pk)
    assert changes(lambda: second.specific.delete()) > 0


def test_models_that_apps_name_are_watched(changes: Changes, home: HomePage) -> None:
    site = Site.objects.get(is_default_site=True)
    assert changes(site.save) > 0


def test_what_is_rolled_back_is_not_announced(changes: Changes) -> None:
    def roll_back() -> None:
        with transaction.atomic():
            bump()
            transaction.set_rollback(True)

    assert changes(roll_back) == 0
