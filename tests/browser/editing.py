"""What a person does at the editor."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import Error, expect

from tests.browser.people import log_in

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

LEADER = "claire.rochat@example.org"
COLLEAGUE = "amelie.gremaud@example.org"


def begin(context: BrowserContext, title: str, *, who: str = LEADER) -> Page:
    """Log in and begin a new practice; returns its editor, ready."""
    page = context.new_page()
    log_in(page, who)
    page.goto("/fr/work/new/practice/")
    page.get_by_label("Titre provisoire").fill(title)
    page.get_by_role("button", name="Commencer à écrire").click()
    page.wait_for_url(re.compile(r"/work/\d+/edit/"))
    ready(page)
    return page


def open_editor(context: BrowserContext, address: str) -> Page:
    """Open the editor once more, in another tab."""
    page = context.new_page()
    page.goto(address)
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the editor's scripts have looked at what this device keeps, and know what to warn of."""
    expect(page.locator("#editor")).to_have_attribute("data-guard", "on")
    expect(page.locator("#editor")).to_have_attribute("data-ready", "")


def state(page: Page, name: str) -> None:
    """Wait until the editor says how its text is kept."""
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", name)


def says(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the status line says `text`."""
    expect(page.locator("[data-autosave-text]")).to_contain_text(text)


def on_device(page: Page) -> list[str]:
    """What this device keeps of drafts."""
    found: list[str] = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('relais:draft:')).map(([, text]) => text)"
    )
    return found


def crash(page: Page) -> None:
    """End the page as a power cut would: it gets no last word."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    page.close()
