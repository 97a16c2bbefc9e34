"""People at their browsers: how they log in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from config.demo.accounts import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.support.live import LiveSite


def visit(browser: Browser, site: LiveSite, *, width: int = 1280, locale: str = "fr-CH") -> BrowserContext:
    """A fresh browser profile at the live site."""
    context = browser.new_context(
        base_url=site.url, locale=locale, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    return context


NEW_PERSON = """
from allauth.account.models import EmailAddress
from hub.accounts.models import User
from hub.accounts.roles import Role
user = User.objects.create_user({email!r}, {password!r}, name={name!r})
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
user.give_role(Role({role!r}))
"""


def new_person(site: LiveSite, email: str, name: str, *, role: str = "member") -> None:
    """Somebody whom no other test meets: the live site is shared, and a second factor is set up only once."""
    site.manage("shell", "-v0", "-c", NEW_PERSON.format(email=email, password=PASSWORD, name=name, role=role))


def log_in(page: Page, email: str, *, language: str = "fr") -> None:
    """Log in with the demo's password through the form."""
    page.goto(f"/{language}/account/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/login/" not in url)


def code_for(secret: str, *, step: int = 0) -> str:
    """Six digits that an application shows for `secret`; `step` picks among the codes that hold now.

    Each code passes once only, so a person who needs two takes the next.
    """
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[step])))


def set_up_second_factor(page: Page, *, language: str = "fr") -> str:
    """Connect an application that shows codes; returns its secret."""
    page.goto(f"/{language}/account/2fa/totp/activate/")
    if "reauthenticate" in page.url:
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url("**/totp/activate/**")
    secret = page.locator("code.secret").text_content() or ""
    page.locator("input[name=code]").fill(code_for(secret.strip()))
    page.locator("main form:has(input[name=code]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "activate" not in url)
    return secret.strip()


def at_the_desk(context: BrowserContext, site: LiveSite, email: str, name: str, *, role: str = "editor") -> Page:
    """A page of somebody whom no other test meets, who has shown a second factor and looks at the queue."""
    new_person(site, email, name, role=role)
    page = context.new_page()
    log_in(page, email)
    secret = set_up_second_factor(page)
    page.goto("/fr/queue/")
    if "authenticate" in page.url:
        pass_second_factor(page, secret)
    return page


def pass_second_factor(page: Page, secret: str, *, step: int = 1) -> None:
    """Answer the question for the code."""
    page.locator("input[name=code]").fill(code_for(secret, step=step))
    page.locator("main form:has(input[name=code]) button[type=submit]").first.click()
    page.wait_for_url(lambda url: "reauthenticate" not in url and "authenticate" not in url)
