"""From a report to an appeal that is granted: a reader, an author and two editors, with mails from a real server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import at_the_desk, log_in, visit
from tests.support.mailing import plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.live import LiveSite
    from tests.support.smtp import Catcher

pytestmark = [pytest.mark.browser, pytest.mark.once]

WORDS = "Chez nous, personne ne finit une année sans trois rendez-vous."
AUTHOR = "claire.rochat@example.org"
READER = "lea.lesende@example.org"


def newest(page: Page, part: str) -> str:
    """The last that came of what waits in the queue under such an address."""
    links = page.locator(f"main a[href*='{part}']").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    return str(max(links, key=lambda link: int(re.findall(r"\d+", link)[-1])))


def test_from_a_report_to_an_appeal(browser: Browser, mailing: tuple[LiveSite, Catcher]) -> None:
    site, mails = mailing
    with (
        visit(browser, site) as claire_here,
        visit(browser, site, width=360) as reader_here,
        visit(browser, site) as edith_here,
        visit(browser, site) as emil_here,
    ):
        claire, reader = claire_here.new_page(), reader_here.new_page()
        log_in(claire, AUTHOR)
        claire.goto("/fr/discussions/")
        claire.locator("main .thread-title a").first.click()
        claire.locator("#reply textarea[name=text]").fill(WORDS)
        claire.locator("#reply button[type=submit]").first.click()
        post = claire.locator(".post", has_text=WORDS)
        expect(post).to_be_visible()
        thread = claire.url.partition("#")[0]

        # A reader without an account says what is wrong, and leaves an address.
        reader.goto(thread)
        number = (post.get_attribute("id") or "").removeprefix("post-")
        link = claire.locator(f"#post-{number} a[rel=bookmark]").get_attribute("href") or ""
        pk = re.findall(r"\d+", link)[-1]
        reader.goto(f"/fr/report/post/{pk}/")
        reader.locator("main form button[type=submit]").first.click()
        expect(reader.locator("main")).to_contain_text("Choisissez ce qui ne va pas.")
        reader.get_by_label("C’est faux, et cela peut nuire").check()
        reader.get_by_label("Votre adresse e-mail").fill(READER)
        reader.locator("main form button[type=submit]").first.click()
        expect(reader.locator("body")).to_contain_text("Merci. La modération lit votre signalement")

        # An editor finds it in the queue, is asked for a reason, and hides it.
        edith = at_the_desk(edith_here, site, "edith.or@example.org", "Edith Or")
        edith.goto(newest(edith, "/moderation/cases/"))
        expect(edith.locator("main")).to_contain_text(WORDS)
        case = edith.url
        edith.get_by_label("Masquer").check()
        edith.locator("form[data-decision] button[type=submit]").click()
        expect(edith.locator("main")).to_contain_text("la personne a le droit de le savoir")
        edith.get_by_label("Motif").select_option("misleading")
        edith.locator("textarea[name=text]").fill("Trois rendez-vous ne valent pas partout, et on vous a pris au mot.")
        edith.locator("form[data-decision] button[type=submit]").click()

        told = plain(mails.wait_for(AUTHOR, "on vous a pris au mot"))
        assert READER not in told
        assert "Lea" not in told
        mails.wait_for(READER, "Relais")
        reader.goto(thread)
        expect(reader.locator("main")).not_to_contain_text(WORDS)
        claire.goto(thread)
        expect(claire.locator(f"#post-{number}")).to_contain_text("on vous a pris au mot")

        # Its author reads why and says that it is not so; who decided does not answer that.
        claire.goto("/fr/me/moderation/")
        claire.locator("main a[href$='/appeal/']").first.click()
        claire.locator("main textarea").fill("Je parle de notre projet seulement, et je le dis.")
        claire.locator("main form button[type=submit]").first.click()
        expect(claire.locator("main")).not_to_contain_text("obligatoire")
        emil = at_the_desk(emil_here, site, "emil.or@example.org", "Emil Or")
        emil.goto(newest(emil, "/moderation/appeals/"))
        appeal = emil.url
        shut = edith.goto(appeal)
        assert shut is not None
        assert shut.status == 404
        emil.locator("main form input[type=radio]").first.check()
        emil.locator("main form textarea").fill("Vous parlez de chez vous : le message revient.")
        emil.locator("main form button[type=submit]").first.click()

        mails.wait_for(AUTHOR, "le message revient")
        reader.goto(thread)
        expect(reader.locator("main")).to_contain_text(WORDS)
        emil.goto("/fr/moderation/trail/")
        for deed in ("Edith Or", "Emil Or", "Claire Rochat"):
            expect(emil.locator(".trail").first).to_contain_text(deed)
        emil.goto(case)
        expect(emil.locator("main")).to_contain_text("Ce qui s’est passé")
