"""Two projects find each other: from two posts to a match, with mails read from a real SMTP server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.people import log_in, visit
from tests.support.mailing import plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.live import LiveSite
    from tests.support.smtp import Catcher

pytestmark = [pytest.mark.browser, pytest.mark.once]


def publish(page: Page, *, kind: str, canton: str, line: str) -> None:
    """Fill in the form as people do."""
    page.goto("/fr/pool/")
    page.locator("a[href$='/pool/new/']").first.click()
    page.locator(f"input[name=kind][value={kind}]").check()
    page.locator("input[name=number]").fill("3")
    page.locator("select[name=canton]").select_option(canton)
    for box in page.locator("input[name=languages]").all():
        box.set_checked(box.get_attribute("value") == "it")
    page.locator("select[name=trade]").select_option("food")
    page.locator("input[name=times][value=weekend]").check()
    page.locator("input[name=line]").fill(line)
    page.locator("main form button[type=submit]").first.click()


def test_two_posts_become_a_match(browser: Browser, mailing: tuple[LiveSite, Catcher]) -> None:
    site, mails = mailing
    with visit(browser, site) as giulia_here, visit(browser, site, width=360) as beat_here:
        giulia, beat = giulia_here.new_page(), beat_here.new_page()
        log_in(giulia, "giulia.bernasconi@example.org")
        log_in(beat, "beat.zbinden@example.org")

        publish(giulia, kind="mentees", canton="TI", line="Per Ahmad Rezai, 19 anni")
        assert giulia.locator("[data-error-summary]").count() == 1
        assert giulia.locator("input[name=number]").input_value() == "3"
        giulia.locator("input[name=line]").fill("Cucina e servizio, livello A2")
        giulia.locator("main form button[type=submit]").first.click()
        giulia.wait_for_url(re.compile(r"/pool/\d+/$"))

        publish(beat, kind="mentors", canton="VS", line="Köchinnen und Köche im Oberwallis")
        beat.wait_for_url(re.compile(r"/pool/\d+/$"))
        assert "Cantons voisins" in beat.locator("main").inner_text()

        italian = plain(mails.wait_for("giulia.bernasconi@example.org", "Tandem Aare"))
        german = plain(mails.wait_for("beat.zbinden@example.org", "Insieme Ticino"))
        assert "Cantoni vicini" in italian
        assert "Nachbarkantone" in german
        for mail, other in ((italian, "beat.zbinden@"), (german, "giulia.bernasconi@")):
            assert other not in mail
        link = re.search(rf"{re.escape(site.url)}(/it/pool/matches/\d+/)", italian)
        assert link

        giulia.goto(link[1])
        giulia.locator("main a[href*='/write/']").click()
        giulia.locator("textarea[name=text]").fill("Possiamo sentirci giovedì?")
        giulia.locator("main form button[type=submit]").first.click()
        written = plain(mails.wait_for("beat.zbinden@example.org", "Possiamo sentirci giovedì?"))
        answer = re.search(rf"{re.escape(site.url)}(/de/letters/[\w-]+/)", written)
        assert answer
        beat.goto(answer[1])
        beat.locator("textarea[name=text]").fill("Gern, um neun.")
        beat.locator("main form button[type=submit]").first.click()
        answered = mails.wait_for("giulia.bernasconi@example.org", "Gern, um neun.")
        assert "beat.zbinden@" not in f"{answered.items()} {plain(answered)}"

        for page in (giulia, beat):
            page.goto(link[1])
            page.locator("input[name=result][value=taken]").check()
            page.locator("input[name=number]").fill("1")
            page.locator("main form button[type=submit]").first.click()
        assert beat.locator("main dl dd", has_text="(1)").count() == 2
        beat.goto("/fr/pool/")
        assert "Tandems commencés\n3" in beat.locator(".pool-figures").inner_text()
