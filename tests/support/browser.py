"""A person's browser: Chromium, driven by Playwright."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.live import LiveSite
from tests.support.needs import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium for all browser tests of this process."""
    from playwright.sync_api import expect, sync_playwright

    # Playwright leaves an event loop in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # As patient as the rest: the machine does other things meanwhile.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def visitor(browser: Browser, live_site: LiveSite) -> Iterator[BrowserContext]:
    """A fresh visitor on a phone, at the live site, who reads French."""
    context = browser.new_context(
        base_url=live_site.url, locale="fr-CH", viewport={"width": 360, "height": 740}, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()
