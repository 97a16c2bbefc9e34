"""Parts of pages that are made once for all who see the same in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from hub.pagecache import registry


@pytest.fixture
def made(settings: Any, tmp_path: Path) -> list[str]:
    settings.PAGECACHE = settings.PAGECACHE | {"generation": "file", "file": str(tmp_path / "generation")}
    return []


def show(made: list[str], inside: str = "{{ make }}", *, who: str = "", preview: bool = False, **extra: Any) -> str:
    def make() -> str:
        made.append("made")
        return f"made {len(made)}"

    request = RequestFactory().get("/fr/", **extra)
    request.is_preview = preview  # type: ignore[attr-defined]
    text = '{% load kept %}{% kept "part" who %}' + inside + "{% endkept %}"
    return Template(text).render(Context({"request": request, "make": make, "who": who}))


def test_a_part_is_made_once_until_something_is_published(made: list[str]) -> None:
    assert [show(made), show(made)] == ["made 1", "made 1"]
    registry._advance_file(registry_file())
    assert show(made) == "made 2"


def test_what_varies_is_kept_apart(made: list[str]) -> None:
    assert show(made, who="a") != show(made, who="b")
    with translation.override("de"):
        assert show(made, who="a") == "made 3"
    assert show(made, who="a", headers={"host": "127.0.0.1"}) == "made 4"


def test_a_form_is_never_kept(made: list[str]) -> None:
    inside = '{{ make }}<input name="csrfmiddlewaretoken">'
    assert show(made, inside) != show(made, inside)


def test_a_preview_is_always_made_anew(made: list[str]) -> None:
    show(made)
    assert show(made, preview=True) == "made 2"


def test_what_is_for_one_person_is_not_kept(made: list[str]) -> None:
    text = Template('{% load kept %}{% kept "part" who unless logged_in %}{{ make }}{% endkept %}')
    request = RequestFactory().get("/fr/")

    def make() -> str:
        made.append("made")
        return f"made {len(made)}"

    shown = [
        text.render(Context({"request": request, "make": make, "who": "x", "logged_in": logged_in}))
        for logged_in in (False, True, False, True)
    ]
    assert shown == ["made 1", "made 2", "made 1", "made 3"]


def test_nothing_is_kept_while_changes_cannot_be_heard(made: list[str], settings: Any) -> None:
    settings.PAGECACHE = settings.PAGECACHE | {"generation": "off"}
    assert show(made) != show(made)


def registry_file() -> str:
    from django.conf import settings

    return str(settings.PAGECACHE["file"])
