"""Every kind of page, for whoever may open it: axe's rules, its console, its width, and whom it asks.

A page that says the same to all who are logged in is looked at once, and each page in one of four states; `make looks`
looks at it in each role, at both widths in both schemes.
"""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.editing import begin
from tests.browser.people import at_the_desk, log_in, new_person, visit

if TYPE_CHECKING:
    from collections.abc import Collection

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

    from tests.support.live import LiveSite

pytestmark = [pytest.mark.browser, pytest.mark.looks]

# Where a page has no address of its own that is known beforehand: the list, and the link on it that leads there.
Place = str | tuple[str, str]

EVERYBODY: tuple[Place, ...] = (
    "/fr/",
    "/de/themen/",
    "/it/temi/organizzare-il-mentoring/",
    "/fr/pratiques/?q=mentor&theme=organisation&canton=VD",
    "/fr/pratiques/?q=zzzzqqq",
    "/de/praxis/gespraech-zu-dritt-vor-dem-tandem/",
    "/en/practices/volontari-nel-coordinamento/",
    "/fr/materiel/?situation=first-meeting&q=questions",
    "/de/schulungsmaterial/ein-erstes-treffen-im-film/",
    "/it/materiale/ein-lebenslauf-auf-einer-seite/",
    "/en/materials/first-six-weeks/",
    "/fr/search/",
    "/de/search/?q=mentor",
    "/fr/projects/",
    "/en/projects/passerelles/",
    "/fr/people/?offer=questionnaires",
    ("/it/people/", "main .person-name[href]"),
    "/de/pool/",
    "/fr/networks/",
    "/de/diskussionen/",
    "/fr/discussions/organiser-les-tandems/",
    ("/it/discussioni/", "main .thread-title a"),
    ("/de/organisations/", "main .project-name"),
    ("/fr/pratiques/entretien-a-trois-avant-le-tandem/", "main a[href$='/qr/']"),
    ("/fr/pratiques/entretien-a-trois-avant-le-tandem/", "main a[href*='/versions/']"),
    "/de/treffen-2016/",
    "/fr/accessibilite/",
    "/it/non-esiste/",
)
# What says something else to who is logged in.
WITH_A_NAME: tuple[Place, ...] = (
    "/fr/",
    "/fr/pratiques/?q=mentor&theme=organisation&canton=VD",
    "/de/praxis/gespraech-zu-dritt-vor-dem-tandem/",
    "/en/projects/passerelles/",
    "/de/search/?q=mentor",
)
AT_THE_DOOR: tuple[Place, ...] = (
    "/fr/account/login/",
    "/de/account/signup/",
    "/it/account/login/code/",
    "/en/account/password/reset/",
    "/fr/account/signup/passkey/",
    "/fr/account/inactive/",
    "/mail/",
)
ONES_OWN: tuple[Place, ...] = (
    "/de/start/",
    "/fr/messages/",
    "/fr/work/",
    "/fr/me/",
    "/de/me/profile/",
    "/it/me/delete/",
    "/fr/me/take-along/",
    "/en/account/email/",
    "/fr/account/password/change/",
    "/de/account/2fa/",
    "/fr/account/sessions/",
    "/fr/account/logout/",
)
OF_ALL: tuple[Place, ...] = ONES_OWN if "EVERY_LOOK" in os.environ else ("/fr/start/", "/fr/work/")
AT_THE_DESK: tuple[Place, ...] = (
    "/de/queue/",
    ("/fr/queue/", "main a[href*='/review/']"),
    "/it/outbox/",
    "/fr/invitations/",
)
ROLES: dict[str, tuple[Place, ...]] = {
    "nobody": (*EVERYBODY, *AT_THE_DOOR),
    "member": (*WITH_A_NAME, *ONES_OWN, "/de/queue/"),
    "mentor": ("/fr/", *OF_ALL, "/it/work/new/practice/"),
    "leader": (
        *WITH_A_NAME[:3],
        *OF_ALL,
        "/fr/work/new/practice/",
        "/de/work/new/material/",
        "/fr/work/uses/",
        "/de/schulungsmaterial/erste-sechs-wochen/",
        ("/fr/projects/limmat/", "main a[href$='/edit/']"),
        ("/de/projects/passerelles/", "main a[href$='/write/']"),
        "/it/people/me/",
        "/fr/discussions/",
        ("/fr/discussions/", "main .thread-title a"),
        ("/de/diskussionen/tandems-organisieren/", "main a[href$='/new/']"),
        ("/fr/threads/1/", "main a[href$='/translate/']"),
        ("/fr/threads/1/", "a[href*='/harvest/']"),
        ("/fr/circles/", "main .forum-name a"),
        "/en/circles/new/",
        ("/en/pool/", "main a[href*='/pool/matches/']"),
        "/fr/pool/new/",
        ("/fr/work/", "main a[href$='/edit/']"),
        ("/de/work/", "main a[href$='/review/']"),
        ("/fr/pratiques/entretien-a-trois-avant-le-tandem/", "main a[href*='/adopt/']"),
    ),
    "editor": (*WITH_A_NAME[1:3], *OF_ALL, *AT_THE_DESK),
    "operator": (*OF_ALL, "/it/operation/"),
}
EVERY_STATE = "EVERY_LOOK" in os.environ
STATES = tuple(itertools.product((1440, 360), ("light", "dark")))
# Looking takes long: each page is looked at in one state, the next page in the next.
RULES = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const runOnly = { type: "tag", values: tags };
  const found = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return found.violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(" "))}`);
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def at_desk(browser: Browser, site: LiveSite, role: str) -> BrowserContext:
    """The browser of somebody who is logged in as far as the role asks."""
    context = visit(browser, site, width=1440)
    if role == "nobody":
        return context
    email, name = f"{role}.regards@example.org", "Andrea Regards"
    if role == "leader":
        page = begin(context, "Un brouillon à regarder", who="sandra.frei@example.org")
    elif role in {"editor", "operator"}:
        page = at_the_desk(context, site, email, name, role=role)
    else:
        new_person(site, email, name, role=role)
        page = context.new_page()
        log_in(page, email)
    page.close()
    return context


def listen(page: Page, found: list[str], site: LiveSite) -> None:
    """Gather what the page complains of, what it asks for in vain, and what it asks of others."""

    def said(message: ConsoleMessage) -> None:
        # A page that is not there, or not for this person, says so with its status: the console repeats that.
        if message.type == "error" and "Failed to load resource" not in message.text:
            found.append(message.text)

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            found.append(f"{response.status} {response.url}")

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{site.url}/", "data:", "blob:")):
            found.append(request.url)

    page.on("console", said)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("response", answered)
    page.on("request", asked)


def faults_of(page: Page, states: Collection[tuple[int, str]]) -> list[str]:
    """What is wrong with the page that is open, in these `states`."""
    found: list[str] = []
    page.evaluate(Axe().axe_script)
    for width, scheme in STATES:
        if (width, scheme) not in states:
            continue
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{width} {scheme}: {rule}" for rule in page.evaluate(RULES)]
        if beyond := page.evaluate(SIDEWAYS):
            found.append(f"{width}: {beyond} px wider than the screen")
    return found


@pytest.mark.parametrize("role", list(ROLES))
def test_every_kind_of_page_is_in_order(browser: Browser, live_site: LiveSite, role: str) -> None:
    found: dict[str, list[str]] = {}
    with at_desk(browser, live_site, role) as context:
        for number, place in enumerate(ROLES[role]):
            page = context.new_page()
            here: list[str] = []
            listen(page, here, live_site)
            start, link = place if isinstance(place, tuple) else (place, "")
            page.goto(start)
            if link:
                page.goto(page.locator(link).first.get_attribute("href") or "")
            assert role == "nobody" or "/account/login/" not in page.url
            here += faults_of(page, STATES if EVERY_STATE else [STATES[number % len(STATES)]])
            if here:
                found[page.url] = here
            page.close()
    assert not found
