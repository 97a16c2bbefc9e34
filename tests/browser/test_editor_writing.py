"""What the editor does for who writes: warns, marks, counts, shows, leads from section to section."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.editing import begin, on_device, open_editor, says, state
from tests.browser.people import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.support.live import LiveSite

pytestmark = [pytest.mark.browser, pytest.mark.looks]

PASTE = """([id, html]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "plain");
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.getElementById(id).dispatchEvent(event);
}"""


@pytest.fixture
def desk(browser: Browser, live_site: LiveSite) -> Iterator[BrowserContext]:
    """A leader's computer; nothing may complain in its console."""
    context = visit(browser, live_site)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    context.close()
    assert complaints == []


def _posts(page: Page) -> list[str]:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    return sent


def test_nothing_private_is_sent_before_the_author_has_looked(desk: BrowserContext) -> None:
    page = begin(desk, "Un nom dans le texte")
    sent = _posts(page)
    page.locator("#id_situation").press_sequentially("Un samedi, Filmon Kahsay est venu.")
    state(page, "held")
    warning = page.locator("[data-privacy-for=id_situation]")
    expect(warning).to_contain_text(re.compile("Un nom de personne\\s\\? «\\s?Filmon Kahsay\\s?»"))
    page.locator("#id_situation").blur()
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("button", name="Soumettre pour relecture").click()
    expect(page).to_have_url(page.url)
    assert not any("Filmon" in body for body in sent)
    assert "Filmon" in on_device(page)[0]

    warning.get_by_role("button", name="Aller au passage").click()
    assert page.evaluate("getSelection().toString()") == "Filmon Kahsay"
    page.keyboard.type("une personne")
    state(page, "saved")
    expect(warning.locator("*")).to_have_count(0)
    assert not any("Filmon" in body for body in sent)


def test_a_passage_that_is_meant_is_asked_about_once(desk: BrowserContext) -> None:
    page = begin(desk, "Un nom voulu")
    page.locator("#id_situation").fill("Filmon Kahsay a écrit ce texte avec nous.")
    state(page, "held")
    page.get_by_role("button", name="C’est voulu").click()
    state(page, "saved")
    marked = json.loads(page.locator("[name=acknowledged]").input_value())
    assert marked == ["situation|name|Filmon Kahsay"]
    page.locator("#id_situation").press_sequentially(" Encore une phrase.")
    state(page, "saved")
    again = open_editor(desk, page.url)
    expect(again.locator("[data-privacy-for=id_situation]")).to_contain_text("Passages gardés tels quels")
    again.get_by_role("button", name="Les revoir").click()
    expect(again.locator("[data-privacy-for=id_situation]")).to_contain_text("Filmon Kahsay")


def test_what_the_contact_section_is_for_is_not_warned_of(desk: BrowserContext) -> None:
    page = begin(desk, "Un contact")
    page.locator("#id_contact").fill("Claire Rochat, 021 123 45 67, claire@example.org")
    state(page, "saved")
    expect(page.locator("[data-privacy-for=id_contact] *")).to_have_count(0)


def test_keys_and_toolbar_write_markdown(desk: BrowserContext) -> None:
    page = begin(desk, "Mise en forme")
    field = page.locator("#id_actions")
    field.fill("un mot fort")
    field.evaluate("field => field.setSelectionRange(3, 7)")
    field.press("Control+b")
    expect(field).to_have_value("un **mot** fort")
    field.press("Control+b")
    expect(field).to_have_value("un mot fort")
    field.press("Control+z")
    expect(field).to_have_value("un **mot** fort")

    bar = page.locator("#section-actions").get_by_role("toolbar")
    expect(bar.locator("[tabindex='0']")).to_have_count(1)
    field.press("Shift+Tab")
    expect(bar.get_by_role("button", name="Gras")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italique")).to_be_focused()
    page.keyboard.press("End")
    expect(bar.get_by_role("button", name="Rétablir")).to_be_focused()
    page.keyboard.press("Tab")
    expect(field).to_be_focused()

    field.fill("")
    bar.get_by_role("button", name="Liste", exact=True).click()
    page.keyboard.type("pain\nlait\n\nfin")
    expect(field).to_have_value("- pain\n- lait\nfin")
    field.fill("1. un")
    field.press("End")
    page.keyboard.type("\ndeux")
    expect(field).to_have_value("1. un\n2. deux")


def test_pasted_formatting_becomes_markdown(desk: BrowserContext) -> None:
    page = begin(desk, "Collé d’ailleurs")
    page.locator("#id_actions").focus()
    html = (
        "<meta charset='utf-8'><h1>Titre</h1><p>Un <b>mot</b>, un <i>autre</i> et un "
        "<a href='https://example.org/x'>lien</a>.<script>alert(1)</script></p>"
        "<ul><li>pain</li><li>lait <b>frais</b></li></ul><ol><li>d’abord</li><li>ensuite</li></ol>"
    )
    page.evaluate(PASTE, ["id_actions", html])
    expect(page.locator("#id_actions")).to_have_value(
        "### Titre\n\nUn **mot**, un *autre* et un [lien](https://example.org/x).\n\n"
        "- pain\n- lait **frais**\n\n1. d’abord\n2. ensuite"
    )
    page.locator("#id_actions").press("Control+z")
    expect(page.locator("#id_actions")).to_have_value("")


def test_the_count_shows_near_the_limit(desk: BrowserContext) -> None:
    page = begin(desk, "Le compte")
    count = page.locator("#section-result [data-count]")
    expect(count).to_be_hidden()
    page.locator("#id_result").fill("a" * 230)
    expect(count).to_have_text("Encore 10 signes")
    page.locator("#id_result").fill("a" * 240)
    expect(count).to_contain_text("La limite de 240 signes est atteinte")


def test_figures_come_and_go_and_a_half_one_holds_nothing_up(desk: BrowserContext) -> None:
    page = begin(desk, "Des chiffres")
    rows = page.locator(".figure-row")
    expect(rows).to_have_count(1)
    rows.nth(0).get_by_label("Valeur").fill("31")
    rows.nth(0).get_by_label("Ce qu’elle compte").fill("tandems")
    page.get_by_role("button", name="Ajouter un chiffre").click()
    page.keyboard.type("9 sur 31")
    page.locator("#id_situation").fill("Le reste se garde.")
    says(page, re.compile("sauf «\\s?Chiffres\\s?»"))
    assert "9 sur 31" in on_device(page)[0]
    rows.nth(1).get_by_label("Ce qu’elle compte").fill("sans travail au début")
    says(page, "Enregistré à")
    state(page, "saved")
    again = open_editor(desk, page.url)
    expect(again.locator(".figure-row")).to_have_count(2)
    again.get_by_role("button", name="Retirer le chiffre 1").click()
    state(again, "saved")
    last = open_editor(desk, page.url)
    expect(last.locator(".figure-row").get_by_label("Valeur")).to_have_value("9 sur 31")


def test_the_preview_stands_beside_and_follows(desk: BrowserContext) -> None:
    page = begin(desk, "Un aperçu")
    page.get_by_role("button", name="Aperçu").click()
    shown = page.frame_locator(".preview-pane iframe").locator("main")
    expect(shown).to_contain_text("Un aperçu")
    page.locator("#id_situation").fill("Une phrase **qui compte**.")
    expect(shown.locator("strong", has_text="qui compte")).to_be_visible()
    again = open_editor(desk, page.url)
    expect(again.locator(".preview-pane")).to_be_visible()
    again.get_by_role("button", name="Fermer l’aperçu").click()
    expect(again.locator(".preview-pane")).to_be_hidden()
    expect(open_editor(desk, page.url).locator(".preview-pane")).to_be_hidden()


def test_on_a_phone_the_preview_lies_over_the_form(browser: Browser, live_site: LiveSite) -> None:
    context = visit(browser, live_site, width=360)
    page = begin(context, "Un aperçu au téléphone")
    page.get_by_role("button", name="Aperçu").click()
    expect(page.frame_locator(".preview-pane iframe").locator("main")).to_contain_text("au téléphone")
    page.get_by_role("button", name="Fermer l’aperçu").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".preview-pane")).to_be_hidden()
    expect(page.get_by_role("button", name="Aperçu")).to_be_focused()
    context.close()


def test_the_list_of_sections_knows_what_is_written(desk: BrowserContext) -> None:
    page = begin(desk, "Les sections")
    link = page.locator(".editor-nav a[href='#section-situation']")
    expect(link).to_have_attribute("data-state", "empty")
    page.locator("#id_result").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#id_situation")).to_be_focused()
    page.keyboard.type("Quelque chose.")
    expect(link).to_have_attribute("data-state", "filled")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#id_result")).to_be_focused()
    page.locator(".editor-nav a[href='#section-contact']").click()
    expect(page.locator("#id_contact")).to_be_focused()
    page.locator("#id_title").fill("Un autre titre")
    expect(page.locator("h1")).to_have_text("Un autre titre")
