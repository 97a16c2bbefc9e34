"""Reading, posting, replying and reporting with the keyboard alone, and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import log_in, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.live import LiveSite

pytestmark = [pytest.mark.browser, pytest.mark.once]

FORUM = "/fr/discussions/organiser-les-tandems/"
# The element that has the focus, as a person would name it.
FOCUS = "() => (document.activeElement.id || document.activeElement.name || document.activeElement.textContent).trim()"


def tab_to(page: Page, wanted: str, *, most: int = 120) -> None:
    """Press the tab key until the focus stands on what is `wanted`, and see that it shows where it stands."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if re.search(wanted, page.evaluate(FOCUS)):
            ring = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert ring != "none", f"the focus on {wanted} cannot be seen"
            return
    pytest.fail(f"{wanted} is not reached by the tab key")


def test_with_the_keyboard_alone(browser: Browser, live_site: LiveSite) -> None:
    with visit(browser, live_site) as here:
        page = here.new_page()
        log_in(page, "beat.zbinden@example.org")
        page.goto(FORUM)
        tab_to(page, "Ouvrir un fil|Poser une question")
        page.keyboard.press("Enter")
        page.wait_for_url("**/new/**")
        tab_to(page, "^id_title$")
        page.keyboard.type("Qui garde la clé du local ?")
        tab_to(page, "^id_text$")
        page.keyboard.type("Chez nous ")
        page.keyboard.press("Control+b")
        page.keyboard.type("deux")
        page.keyboard.press("Control+b")
        page.keyboard.type(" personnes.")
        tab_to(page, "^Publier$")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/threads/\d+/"))
        expect(page.locator("#post-1 strong")).to_have_text("deux")

        tab_to(page, "^id_text$")
        page.keyboard.type("Et une troisième en été, @clai")
        expect(page.get_by_role("option", name="Claire Rochat")).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        expect(page.locator("#id_text")).to_have_value("Et une troisième en été, @Claire Rochat ")
        tab_to(page, "^Publier$")
        page.keyboard.press("Enter")
        expect(page.locator("#post-2 .post-text")).to_have_text("Et une troisième en été, @Claire Rochat")

        page.goto("/fr/threads/1/")
        tab_to(page, "^Signaler")
        page.keyboard.press("Enter")
        page.wait_for_url("**/report/post/**")
        tab_to(page, "^id_reason")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        tab_to(page, "^Envoyer le signalement$")
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_contain_text("Merci. La modération lit votre signalement")


def test_without_a_script(browser: Browser, live_site: LiveSite) -> None:
    with browser.new_context(base_url=live_site.url, locale="fr-CH", java_script_enabled=False) as here:
        here.set_default_timeout(30_000)
        page = here.new_page()
        log_in(page, "nadia.keller@example.org")
        page.goto(FORUM)
        page.locator("main a[href$='/new/']").first.click()
        page.get_by_label("Titre").fill("Sans script, cela marche ?")
        page.get_by_role("button", name="Publier", exact=True).click()
        expect(page.locator("main")).to_contain_text("Écrivez votre message")
        expect(page.get_by_label("Titre")).to_have_value("Sans script, cela marche ?")
        page.locator("textarea[name=text]").fill("Un **essai**.")
        page.get_by_role("button", name="Voir avant de publier").click()
        expect(page.locator(".post-latest strong")).to_have_text("essai")
        page.locator("input[name=files]").set_input_files(
            {"name": "Liste.txt", "mimeType": "text/plain", "buffer": b"Trois points."}
        )
        page.get_by_role("button", name="Publier", exact=True).click()
        page.wait_for_url(re.compile(r"/threads/\d+/"))
        expect(page.locator("#post-1")).to_contain_text("Liste.txt")

        page.locator("#post-1 a[href*='quote=1']").click()
        expect(page.locator("textarea[name=text]")).to_have_value(re.compile("^> "))
        page.locator("textarea[name=text]").fill("Oui.")
        page.get_by_role("button", name="Publier", exact=True).click()
        expect(page.locator("#post-2 .post-text")).to_have_text("Oui.")

        page.locator("#post-2 a[href$='/poll/']").click()
        page.get_by_label("Question").fill("Et chez vous ?")
        page.locator("#id_options").fill("Oui\nNon")
        page.get_by_role("button", name="Enregistrer le sondage").click()
        page.get_by_label("Non").check()
        page.get_by_role("button", name="Voter").click()
        expect(page.locator("#post-2 .is-chosen")).to_contain_text("Non")

        page.goto("/fr/threads/1/")
        page.locator("a[href*='/report/post/']").first.click()
        page.get_by_label("C’est faux, et cela peut nuire").check()
        page.get_by_role("button", name="Envoyer le signalement").click()
        expect(page.locator("body")).to_contain_text("Merci. La modération lit votre signalement")
