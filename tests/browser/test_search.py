"""Looking for something in one's own language: German questions, French and Italian answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support import databases

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.live import LiveSite

pytestmark = [pytest.mark.browser, pytest.mark.once]

QUESTION = "Was tun Freiwillige in der Koordination, und dürfen sie Geld leihen?"
NARROWER = "Dürfen Freiwillige jemandem Geld leihen?"
PRACTICE = "Des bénévoles"
GUIDE = "Guida per chi coordina da volontario"
# All the demo's meaning takes minutes to work out: here it is that of the texts that are asked for.
EMBED = """
from django.db.models import Max
from hub.search import engines
from hub.search.models import Document
from hub.search.services.embed import _embed
from hub.search.services.follow import follow
for document in Document.objects.filter(title__regex="^(Guida per chi|Des bénévoles)", gone=False):
    for passage in document.passages.all():
        _embed(document, passage)
    document.seq, document.embedded = Document.objects.aggregate(top=Max("seq"))["top"] + 1, True
    document.save()
while any([follow(engine) for engine in engines.engines()]):
    pass
"""


@pytest.fixture(scope="module")
def indexed_site(live_site: LiveSite) -> LiveSite:
    """The live site once its indexer has been through."""
    databases.manage(live_site.environment | {"SEARCH_MEANING": "0"}, "indexer", "--once")
    live_site.manage("shell", "-c", EMBED)
    return live_site


@pytest.fixture
def page(browser: Browser, indexed_site: LiveSite) -> Iterator[Page]:
    """Somebody at a desk who reads German."""
    context = browser.new_context(
        base_url=indexed_site.url, locale="de-CH", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_a_german_question_finds_a_french_practice_and_a_page_of_an_italian_file(page: Page) -> None:
    page.goto("/de/")
    page.get_by_role("combobox").first.fill(QUESTION)
    page.get_by_role("combobox").first.press("Enter")
    page.wait_for_url(re.compile(r"/de/search/\?q="))
    results = page.locator(".result-list > li")

    practice = results.filter(has=page.get_by_role("link", name=re.compile(PRACTICE)))
    expect(practice).to_contain_text("auf Französisch")
    expect(practice.get_by_role("heading", level=3).get_by_role("link")).to_have_attribute("lang", "fr")

    guide = results.filter(has=page.get_by_role("link", name=GUIDE))
    expect(guide).to_contain_text("auf Italienisch")
    expect(guide.get_by_role("link", name=re.compile(r"Seite \d der Datei"))).to_be_visible()

    # The passage that answers, not only the file: another question leads to another page of it.
    page.get_by_role("combobox").first.fill(NARROWER)
    page.get_by_role("button", name="Suchen").first.click()
    expect(guide.locator(".result-passage")).to_contain_text("presta soldi")
    guide.get_by_role("link", name="Seite 2 der Datei").click()
    page.wait_for_url(re.compile(r"#"))
    expect(page.locator(":target")).to_contain_text("Denaro, regali e prestiti")
    expect(page.locator(":target")).to_be_in_viewport()


def test_facets_narrow_the_results_and_can_be_taken_off(page: Page) -> None:
    page.goto("/de/search/?q=Tandem")
    every = int(re.findall(r"\d+", page.locator(".list-head").inner_text())[0])
    box = page.get_by_role("checkbox", name=re.compile("^Praxisbeispiel"))
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Anwenden").press("Enter")
    page.wait_for_url(re.compile(r"kind=practice"))
    some = int(re.findall(r"\d+", page.locator(".list-head").inner_text())[0])
    assert 0 < some < every
    expect(page.get_by_role("checkbox", name=re.compile("^Praxisbeispiel"))).to_be_checked()
    kinds_shown = page.locator(".result-list .search-result > .meta:first-child").all_inner_texts()
    assert all(text.startswith("Praxisbeispiel") for text in kinds_shown)
    page.locator(".filter-chips").get_by_role("link", name=re.compile("Praxisbeispiel")).click()
    expect(page.locator(".list-head")).to_contain_text(str(every))


def test_suggestions_by_keyboard_alone(page: Page) -> None:
    page.goto("/de/")
    box = page.get_by_role("combobox").first
    box.press_sequentially("wartel")
    options = page.get_by_role("option")
    expect(options.first).to_have_text(re.compile("Warteliste"))
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="Vorschl")).to_have_count(1)
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("wartel")
    box.press_sequentially("iste, die")
    title = page.get_by_role("option", name=re.compile("Eine aktive Warteliste"))
    expect(title).to_be_visible()
    while title.get_attribute("aria-selected") != "true":
        box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("aktive Warteliste")


def test_a_screen_reader_finds_its_way_through_the_results(page: Page) -> None:
    page.goto("/de/search/?q=Warteliste")
    tree = page.locator("main").aria_snapshot()
    assert re.search(r'heading "Suche" \[level=1\]', tree)
    assert re.search(r'heading "(Resultate|Treffer|Ergebnisse)" \[level=2\]', tree)
    assert tree.count("[level=3]") >= 3
    assert re.search(r"mark: Warteliste", tree)
    assert re.search(r"search:?\n\s+- (text|combobox)", tree) or "- search" in tree
    expect(page).to_have_title(re.compile("^Suche: Warteliste"))


def test_without_a_script_the_box_is_a_form(browser: Browser, indexed_site: LiveSite) -> None:
    context = browser.new_context(base_url=indexed_site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/de/")
    page.get_by_role("searchbox").first.fill("Warteliste")
    page.get_by_role("searchbox").first.press("Enter")
    page.wait_for_url(re.compile(r"/de/search/\?q=Warteliste"))
    expect(page.locator(".result-list > li").first).to_be_visible()
    context.close()
