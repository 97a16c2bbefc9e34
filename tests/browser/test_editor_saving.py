"""What is typed is never lost: closed browsers, lost sessions, lost networks, two people at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.editing import COLLEAGUE, begin, crash, on_device, open_editor, ready, says, state
from tests.browser.people import log_in, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from tests.support.live import LiveSite

pytestmark = pytest.mark.browser
SENTENCE = "Nous appelons les deux membres du tandem à la troisième semaine."


@pytest.fixture
def desk(browser: Browser, live_site: LiveSite) -> Iterator[BrowserContext]:
    """A leader's computer."""
    context = visit(browser, live_site)
    yield context
    context.close()


def _refuse_posts(route: Route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.fallback()


def test_typing_is_saved_by_itself(desk: BrowserContext) -> None:
    page = begin(desk, "Enregistré tout seul")
    page.locator("#id_situation").press_sequentially(SENTENCE)
    says(page, "Enregistré à")
    assert on_device(page) == []
    again = open_editor(desk, page.url)
    expect(again.locator("#id_situation")).to_have_value(SENTENCE)


@pytest.mark.once
def test_leaving_a_field_saves_at_once(desk: BrowserContext) -> None:
    page = begin(desk, "Enregistré en quittant le champ")
    page.locator("#id_situation").fill(SENTENCE)
    with page.expect_request(lambda request: request.method == "POST", timeout=1500):
        page.locator("#id_actions").focus()
    state(page, "saved")


@pytest.mark.once
def test_a_computer_that_goes_down_keeps_what_the_server_never_got(desk: BrowserContext) -> None:
    page = begin(desk, "Un ordinateur s’éteint")
    page.locator("#id_actions").fill("Ce que le serveur a déjà.")
    state(page, "unsaved")
    state(page, "saved")
    page.route("**/edit/", _refuse_posts)
    page.locator("#id_actions").fill("Ce que le serveur a déjà. " + SENTENCE)
    state(page, "offline")
    address = page.url
    crash(page)

    page = open_editor(desk, address)
    expect(page.locator("#id_actions")).to_have_value("Ce que le serveur a déjà.")
    offered = page.locator("[data-kept]")
    expect(offered.locator("ins")).to_contain_text(SENTENCE)
    offered.get_by_role("button", name="L’écarter").click()
    offered.get_by_role("button", name="Annuler").click()
    expect(offered.locator("ins")).to_contain_text(SENTENCE)
    offered.get_by_role("button", name="Reprendre ce que vous aviez écrit").click()
    expect(page.locator("#id_actions")).to_have_value("Ce que le serveur a déjà. " + SENTENCE)
    state(page, "saved")
    assert on_device(page) == []

    offered.get_by_role("button", name="Annuler").click()
    expect(page.locator("#id_actions")).to_have_value("Ce que le serveur a déjà.")
    expect(offered.locator("ins")).to_contain_text(SENTENCE)


@pytest.mark.once
def test_a_text_put_aside_does_not_come_back(desk: BrowserContext) -> None:
    page = begin(desk, "Un texte écarté")
    page.route("**/edit/", _refuse_posts)
    page.locator("#id_actions").fill(SENTENCE)
    state(page, "offline")
    address = page.url
    crash(page)
    page = open_editor(desk, address)
    page.locator("[data-kept]").get_by_role("button", name="L’écarter").click()
    assert on_device(page) == []
    page = open_editor(desk, address)
    expect(page.locator("[data-kept] *")).to_have_count(0)


@pytest.mark.once
def test_another_open_tab_is_not_taken_for_something_lost(desk: BrowserContext) -> None:
    page = begin(desk, "Deux onglets")
    page.route("**/edit/", _refuse_posts)
    page.locator("#id_actions").fill(SENTENCE)
    state(page, "offline")
    other = open_editor(desk, page.url)
    expect(other.locator("[data-kept] *")).to_have_count(0)


@pytest.mark.once
def test_a_reload_in_the_middle_of_a_sentence_loses_nothing(desk: BrowserContext) -> None:
    page = begin(desk, "Recharger la page")
    page.locator("#id_actions").press_sequentially(SENTENCE)
    page.reload()
    ready(page)
    # What the page sent in going has mostly arrived; on a slow day it is offered.
    offered = page.get_by_role("button", name="Reprendre ce que vous aviez écrit")
    if offered.count():
        offered.click()
    expect(page.locator("#id_actions")).to_have_value(SENTENCE)
    page.locator("#id_actions").press_sequentially(" Et encore.")
    state(page, "saved")


@pytest.mark.once
def test_offline_the_device_keeps_it_and_online_it_is_saved(desk: BrowserContext) -> None:
    page = begin(desk, "Dans le train")
    desk.set_offline(True)
    page.locator("#id_situation").fill(SENTENCE)
    says(page, "Hors ligne")
    assert SENTENCE in on_device(page)[0]
    desk.set_offline(False)
    says(page, "Enregistré à")
    assert on_device(page) == []


@pytest.mark.once
def test_a_lost_session_is_said_and_taken_up_again(desk: BrowserContext) -> None:
    page = begin(desk, "Session perdue")
    page.locator("#id_situation").fill("Avant.")
    state(page, "saved")
    desk.clear_cookies()
    page.locator("#id_situation").fill("Avant. " + SENTENCE)
    state(page, "session")
    assert SENTENCE in on_device(page)[0]
    link = page.get_by_role("link", name="Se connecter dans un nouvel onglet")
    with desk.expect_page() as opened:
        link.click()
    log_in(opened.value, "claire.rochat@example.org")
    opened.value.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    says(page, "Enregistré à")
    assert on_device(page) == []
    expect(page.locator("#id_situation")).to_have_value("Avant. " + SENTENCE)


def _share(owner: Page, colleague: BrowserContext) -> Page:
    """Bring a colleague in as co-author; returns their editor."""
    address = owner.url
    links = owner.context.new_page()
    links.goto(address.replace("/edit/", "/coauthors/"))
    links.locator("main form[method=post] button[type=submit]").first.click()
    invite = links.locator("main").inner_html()
    links.close()
    found = re.search(r"https?://[^\"<\s]+/work/join/[^\"<\s]+", invite)
    assert found
    page = colleague.new_page()
    log_in(page, COLLEAGUE)
    page.goto(found[0])
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/work/\d+/edit/"))
    ready(page)
    return page


def test_two_authors_at_once_see_both_texts(desk: BrowserContext, browser: Browser, live_site: LiveSite) -> None:
    mine = begin(desk, "À quatre mains")
    elsewhere = visit(browser, live_site)
    theirs = _share(mine, elsewhere)
    theirs.locator("#id_situation").fill("La version de la collègue.")
    says(theirs, "Enregistré à")

    mine.locator("#id_situation").fill("La version de la responsable.")
    state(mine, "conflict")
    assert "La version de la responsable." in on_device(mine)[0]
    mine.get_by_role("button", name="Voir les deux versions").click()
    ready(mine)
    main = mine.locator("main")
    expect(main).to_contain_text("Amélie Gremaud a enregistré ce texte pendant que vous écriviez")
    expect(main.locator(".diff-section")).to_contain_text("La version de la collègue.")
    expect(mine.locator("#id_situation")).to_have_value("La version de la responsable.")

    # Nothing is saved over hers before the leader says so.
    mine.locator("#id_situation").fill("Les deux versions réunies.")
    mine.get_by_role("button", name="Enregistrer").click()
    expect(mine.locator("[data-conflict]")).to_have_count(0)
    ready(mine)
    expect(mine.locator("#id_situation")).to_have_value("Les deux versions réunies.")
    expect(mine.locator("[data-kept] *")).to_have_count(0)
    assert on_device(mine) == []
    elsewhere.close()


def test_in_review_nothing_more_is_saved(desk: BrowserContext) -> None:
    page = begin(desk, "Déjà en relecture")
    page.route(
        "**/edit/",
        lambda route: (
            route.fulfill(status=423, json={"message": "en relecture"})
            if route.request.method == "POST"
            else route.fallback()
        ),
    )
    page.locator("#id_situation").fill(SENTENCE)
    state(page, "conflict")
    expect(page.get_by_role("link", name="Voir la relecture")).to_be_visible()
    assert SENTENCE in on_device(page)[0]


@pytest.mark.once
def test_a_field_that_does_not_hold_leaves_the_others_saved(desk: BrowserContext) -> None:
    page = begin(desk, "Un résultat trop long")
    page.evaluate("document.getElementById('id_result').removeAttribute('maxlength')")
    page.locator("#id_situation").fill(SENTENCE)
    page.locator("#id_result").fill("trop " * 60)
    says(page, re.compile("sauf «\\s?Le résultat en une phrase\\s?»"))
    expect(page.locator("#section-result .field-errors")).to_be_visible()
    assert "trop trop" in on_device(page)[0]
    other = open_editor(desk, page.url)
    expect(other.locator("#id_situation")).to_have_value(SENTENCE)
    page.locator("#id_result").fill("Assez court.")
    says(page, "Enregistré à")
    expect(page.locator("#section-result .field-errors")).to_have_count(0)


def test_without_scripts_the_form_saves(browser: Browser, live_site: LiveSite) -> None:
    context = browser.new_context(base_url=live_site.url, locale="fr-CH", java_script_enabled=False)
    context.set_default_timeout(15_000)
    page = context.new_page()
    log_in(page, "claire.rochat@example.org")
    page.goto("/fr/work/new/practice/")
    page.get_by_label("Titre provisoire").fill("Sans scripts")
    page.get_by_role("button", name="Commencer à écrire").click()
    page.locator("#id_situation").fill(SENTENCE)
    page.locator("[name=cantons][value=VD]").check()
    page.locator("[name=figures-value]").nth(1).fill("31")
    page.locator("[name=figures-label]").nth(1).fill("tandems")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("main, .messages").first).to_be_visible()
    expect(page.locator("#id_situation")).to_have_value(SENTENCE)
    expect(page.locator("[name=cantons][value=VD]")).to_be_checked()
    expect(page.locator("[name=figures-label]").first).to_have_value("tandems")
    context.close()
