"""The main job, by people at their browsers: from a leader's draft to another project's adoption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import at_the_desk, log_in, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.live import LiveSite

pytestmark = pytest.mark.browser

TITLE = "Un café mensuel entre coordinations voisines"
TEXTS = {
    "result": "Trois coordinations se relaient depuis qu’elles se voient chaque mois : aucun tandem n’est resté seul.",
    "situation": "Chaque coordination travaillait seule. En cas de maladie, personne ne répondait.",
    "actions": "Un café par mois, une heure, trois projets. On y échange les remplacements et les questions.",
    "audience": "Pour les coordinations de petits projets qui n’ont qu’une personne salariée.",
    "change": "En un an, neuf remplacements organisés en moins de deux jours, contre trois l’année d’avant.",
    "failures": "Les deux premiers cafés n’avaient pas d’ordre du jour : on s’est plaint, et rien n’en est sorti.",
    "cost": "Douze heures par an et par personne, et le prix des cafés.",
    "transfer": "Commencez à deux projets, fixez les dates pour l’année et notez une décision par rencontre.",
    "contact": "passerelles@example.org",
    "evidence": "Nous tenons la liste des remplacements depuis deux ans.",
}


def write(page: Page, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)


def saved(page: Page) -> None:
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved")


def test_the_whole_main_job(browser: Browser, live_site: LiveSite) -> None:
    # A leader begins, and the laptop is closed in the middle of a sentence.
    first_day = visit(browser, live_site)
    page = first_day.new_page()
    log_in(page, "claire.rochat@example.org")
    page.goto("/fr/work/new/practice/")
    page.get_by_label("Titre provisoire").fill(TITLE)
    page.get_by_role("button", name="Commencer à écrire").click()
    page.wait_for_url(re.compile(r"/work/\d+/edit/"))
    address = page.url
    write(page, {name: TEXTS[name] for name in ("result", "situation", "actions")})
    saved(page)
    first_day.close()

    # Another day: it is all there.
    leader = visit(browser, live_site)
    page = leader.new_page()
    log_in(page, "claire.rochat@example.org")
    page.goto("/fr/work/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("[name=situation]")).to_have_value(TEXTS["situation"])
    write(page, {name: text for name, text in TEXTS.items() if name not in ("result", "situation", "actions")})
    page.locator("[name=themes][value=organisation]").check()
    page.get_by_role("button", name="Soumettre pour relecture").click()
    page.wait_for_url(re.compile(r"/submit/"))
    page.locator("main").get_by_role("button", name="Soumettre pour relecture").click()
    page.wait_for_url(re.compile(r"/review/"))
    expect(page.locator("main")).to_contain_text("verrouillé pendant la relecture")
    expect(page.locator("main")).to_contain_text("Réponse attendue")

    # An editor passes the second factor, finds it in the queue, and asks for a change.
    desk = visit(browser, live_site)
    editor = at_the_desk(desk, live_site, "odile.perrin@example.org", "Odile Perrin")
    editor.goto("/fr/queue/")
    editor.get_by_role("link", name=TITLE).click()
    section = editor.locator("#section-cost")
    section.get_by_text("Ajouter une remarque").click()
    section.get_by_label("Remarque").fill("Qui paie ces heures ?")
    section.get_by_role("button", name="Enregistrer la remarque").click()
    expect(editor.locator("#section-cost")).to_contain_text("Qui paie ces heures ?")
    editor.get_by_label("En un mot, ce qui manque").fill("Presque prêt : le coût.")
    editor.get_by_role("button", name="Renvoyer aux auteurs").click()
    expect(editor.locator("main, .messages").first).to_be_visible()
    mail = live_site.wait_for_mail("claire.rochat@example.org", after=0)
    assert mail["subject"]

    # The leader answers, changes the text and hands it in again.
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Qui paie ces heures ?")
    thread = page.locator(".thread", has_text="Qui paie ces heures ?").first
    thread.get_by_label("Votre réponse").fill("La commune, dans le forfait.")
    thread.get_by_role("button", name="Répondre").click()
    expect(page.locator("main")).to_contain_text("La commune, dans le forfait.")
    page.locator("[name=cost]").fill(TEXTS["cost"] + " La commune paie ces heures dans son forfait.")
    page.get_by_role("button", name="Renvoyer pour relecture").click()
    page.wait_for_url(re.compile(r"/submit/"))
    page.locator("main").get_by_role("button", name="Renvoyer pour relecture").click()
    page.wait_for_url(re.compile(r"/review/"))

    # The editor sees what changed and publishes.
    editor.goto("/fr/queue/")
    editor.get_by_role("link", name=TITLE).click()
    expect(editor.locator("#section-cost")).to_contain_text("Ce qui a changé depuis le tour précédent")
    editor.get_by_role("button", name="Publier ce texte").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text(TITLE)

    # Somebody who reads German finds it on a phone, in its own language and labelled so.
    phone = visit(browser, live_site, width=360, locale="de-CH")
    reader = phone.new_page()
    reader.goto("/de/praxis/?q=café")
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.locator("html")).to_have_attribute("lang", "de")
    heading = reader.get_by_role("heading", level=1)
    expect(heading).to_have_text(TITLE)
    assert heading.evaluate("node => node.closest('[lang]').lang") == "fr"
    expect(reader.locator("main")).to_contain_text("La commune paie ces heures")

    # A second project records that it took it up; the public page shows the leg at once.
    other = visit(browser, live_site, locale="de-CH")
    taker = other.new_page()
    log_in(taker, "sandra.frei@example.org", language="de")
    taker.goto(reader.url)
    taker.locator("a[href*='/adopt/']").first.click()
    taker.locator("[name=changed]").fill("Bei uns alle sechs Wochen, am Telefon.")
    taker.locator("[name=outcome]").fill("Vier Vertretungen im ersten halben Jahr.")
    taker.locator("main form button[type=submit]").first.click()
    reader.reload()
    expect(reader.locator("main")).to_contain_text("Bei uns alle sechs Wochen")
    for context in (leader, desk, phone, other):
        context.close()
