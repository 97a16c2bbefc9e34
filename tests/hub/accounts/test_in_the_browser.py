"""Passkeys and codes in a real browser, under the real policy, from the first login to the administration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from config.demo.accounts import PASSWORD
from tests.factories import code_of
from tests.support.live import LiveSite

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.once]
EDITOR = "thomas.luethi@example.org"


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A page whose device has an authenticator that says yes; a word in the console fails the test."""
    opened = visitor.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    tools = visitor.new_cdp_session(opened)
    tools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    yield opened
    assert said == []


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.click(selector)


def log_in(page: Page, email: str) -> None:
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    press(page, "main form.form button.button--primary")


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_an_editor_sets_up_both_factors_and_comes_back_with_each(page: Page) -> None:
    page.goto("/cms/")
    log_in(page, EDITOR)
    assert "/me/second-factor/" in page.url
    press(page, "text=Relier une application")
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        press(page, "main form.form button.button--primary")
    secret = page.locator("code.secret").text_content() or ""
    page.fill("[name=code]", code_of(secret))
    press(page, "main form.form button.button--primary")
    assert page.locator(".codes li").count() == 10
    no_wider_than_the_screen(page)

    page.goto("/fr/account/2fa/")
    press(page, "text=Ajouter une clé")
    no_wider_than_the_screen(page)
    press(page, "main form.form button.button--primary")
    page.goto("/cms/")
    assert page.url.endswith("/cms/")

    page.goto("/fr/account/logout/")
    press(page, "main button.button--primary")
    page.goto("/cms/pages/")
    press(page, "text=Utiliser une clé d’accès")
    assert "/cms/pages/" in page.url

    page.goto("/fr/account/logout/")
    press(page, "main button.button--primary")
    page.goto("/fr/account/login/")
    log_in(page, EDITOR)
    assert "/2fa/authenticate/" in page.url
    page.goto("/cms/")
    assert "/cms/" not in page.url.split("?")[0]


def test_a_new_account_with_a_passkey_only(page: Page, live_site: LiveSite) -> None:
    page.goto("/fr/account/signup/passkey/")
    page.fill("[name=name]", "Noé Vuille")
    page.fill("[name=email]", "noe.vuille@example.org")
    press(page, "main form.form button.button--primary")
    body: Any = live_site.wait_for_mail("noe.vuille@example.org").get_content()
    found = re.search(r"^ {4}(\S+)\s*$", body, re.MULTILINE)
    assert found is not None
    page.fill("[name=code]", found.group(1))
    press(page, "main form.form button.button--primary")
    assert "/2fa/webauthn/signup/" in page.url
    press(page, "main form.form button.button--primary")
    assert page.url.endswith("/fr/start/")
    assert "Noé" in page.inner_text("h1")
    no_wider_than_the_screen(page)
