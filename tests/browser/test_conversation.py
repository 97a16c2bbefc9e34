"""A question goes round: asked in French, answered by mail in German, found in Italian, grown into a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import log_in, visit
from tests.support import databases
from tests.support.mailing import answer, plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.live import LiveSite
    from tests.support.smtp import Catcher

pytestmark = [pytest.mark.browser, pytest.mark.once]

TITLE = "Une personne relais quand le tandem s’arrête ?"
ANSWER = "Ja, bei uns ist es eine ehemalige Mentorin.\n\nSie ruft nach zwei Wochen an."
BEAT = "beat.zbinden@example.org"
# All the demo's meaning takes minutes to work out: here it is that of this thread.
EMBED = """
from django.db.models import Max
from hub.search import engines
from hub.search.models import Document
from hub.search.services.embed import _embed
from hub.search.services.follow import follow
for document in Document.objects.filter(title__startswith="Une personne relais", gone=False):
    for passage in document.passages.all():
        _embed(document, passage)
    document.seq, document.embedded = Document.objects.aggregate(top=Max("seq"))["top"] + 1, True
    document.save()
while any([follow(engine) for engine in engines.engines()]):
    pass
"""


def test_a_question_comes_back_by_mail_and_is_found(browser: Browser, mailing: tuple[LiveSite, Catcher]) -> None:
    site, mails = mailing
    with visit(browser, site) as claire_here, visit(browser, site, width=360, locale="it-CH") as anybody_here:
        claire = claire_here.new_page()
        log_in(claire, "claire.rochat@example.org")
        claire.goto("/fr/discussions/organiser-les-tandems/")
        claire.locator("main a[href$='/new/']").first.click()
        claire.get_by_label("Titre").fill(TITLE)
        claire.locator("textarea[name=text]").fill("@Beat Zbinden, vous en parliez à Berne. Qui appelle, et quand ?")
        claire.get_by_role("button", name="Publier").first.click()
        claire.wait_for_url(re.compile(r"/threads/\d+/"))
        thread = claire.url.partition("#")[0]

        told = mails.wait_for(BEAT, TITLE)
        assert "Claire Rochat" in plain(told)
        assert "reponse+" in str(told["Reply-To"])
        assert "claire.rochat@" not in str(told).lower()
        assert answer(site, told, ANSWER, sender=BEAT) == "posted"

        claire.goto(thread)
        post = claire.locator(".post").last
        expect(post).to_contain_text("Beat Zbinden")
        expect(post.locator(".post-text p")).to_have_count(2)
        expect(post.locator(".post-text")).to_have_attribute("lang", "de")
        expect(post).not_to_contain_text("unterwegs")
        post.get_by_role("button", name="C’est la réponse").click()
        expect(claire.locator(".post--answer")).to_contain_text("ehemalige Mentorin")
        mails.wait_for("claire.rochat@example.org", TITLE)

        databases.manage(site.environment | {"SEARCH_MEANING": "0"}, "indexer", "--once")
        site.manage("shell", "-v0", "-c", EMBED)
        anybody = anybody_here.new_page()
        anybody.goto("/it/search/?q=Chi telefona quando un tandem finisce, una ex mentore?")
        found = anybody.locator(".result-list > li").filter(has=anybody.get_by_role("link", name=TITLE)).first
        expect(found).to_contain_text(re.compile("in (tedesco|francese)"))
        found.get_by_role("link").first.click()
        anybody.wait_for_url(re.compile(r"/it/threads/"))
        expect(anybody.locator(".post--answer")).to_contain_text("ehemalige Mentorin")

        claire.goto(thread)
        claire.locator(".page-tools a[href*='/harvest/']").first.click()
        where = claire.locator(".harvest select")
        where.nth(0).select_option("situation")
        where.nth(1).select_option("actions")
        claire.get_by_role("button", name="Commencer le brouillon").click()
        claire.wait_for_url("**/work/*/edit/")
        expect(claire.locator("#id_situation")).to_have_value(re.compile("Qui appelle, et quand"))
        expect(claire.locator("#id_actions")).to_have_value(re.compile("ehemalige Mentorin"))
        credited = mails.wait_for(BEAT, "/work/credits/")
        assert "Claire Rochat" in plain(credited)
        claire.goto(thread)
        expect(claire.locator(".page-head")).not_to_contain_text("Un texte est né")
