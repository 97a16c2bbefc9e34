"""Every template component has an example of each of its states, and renders in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import translation

from hub.catalogue import views
from hub.catalogue.examples import EXAMPLES, component_names, load

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[3]
BARRED = re.compile(r"""<script(?![^>]*(\bsrc=|json))|\sstyle=["']|\son[a-z]+=["']|javascript:""", re.I)


def test_each_component_has_an_example_and_each_example_a_component() -> None:
    assert component_names() == sorted(path.stem for path in EXAMPLES.glob("*.toml"))


@pytest.mark.parametrize("name", component_names())
def test_each_component_says_what_it_takes(name: str) -> None:
    assert (ROOT / "templates" / "components" / f"{name}.html").read_text().startswith("{% comment %}")


@pytest.mark.parametrize("language", ["fr", "de", "it", "en"])
@pytest.mark.parametrize("name", component_names())
def test_each_state_renders_without_anything_a_strict_policy_would_stop(name: str, language: str) -> None:
    with translation.override(language):
        for state in load(name).states:
            markup = load(name).render(state, RequestFactory().get("/"))
            assert markup.strip() or name == "language_label"
            assert not BARRED.search(markup), state.name


def _page_templates() -> list[Path]:
    """All but the mails, which have no style sheet to link."""
    return sorted(path for path in (ROOT / "templates").rglob("*.html") if "mail" not in path.parts)


@pytest.mark.parametrize("template", _page_templates(), ids=lambda path: path.stem)
def test_no_template_holds_inline_script_or_style(template: Path) -> None:
    found = BARRED.search(template.read_text())
    assert not found, f"{template}: {found}"


def test_the_catalogue_is_closed_outside_of_debug(settings: object, rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        views.index(rf.get("/catalogue/"))
    with pytest.raises(Http404):
        views.component(rf.get("/catalogue/button/"), "button")


@pytest.mark.django_db
@pytest.mark.urls("tests.hub.catalogue.urls")
def test_the_catalogue_shows_every_component(settings: object, client: Client) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    page = client.get("/catalogue/", {"scheme": "dark"}).content.decode()
    assert 'data-scheme="dark"' in page
    for name in component_names():
        assert f'id="component-{name}"' in page
    assert client.get("/catalogue/button/").status_code == 200
