"""The guard in the browser finds what the guard on the server finds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hub.text.privacy import find_private
from tests.hub.text.sentences import SILENT, TELLING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / "static" / "js"
ADDRESS = "http://guard.example.org/"
LOOK = """async (texts) => {
  const { prepare, findPrivate } = await import("/privacy-guard.js");
  const guard = prepare(await (await fetch("/privacy-patterns.json")).json());
  return texts.map(([text, expectContact]) =>
    findPrivate(guard, text, { expectContact }).map((found) => [found.kind, found.start, found.end, found.excerpt]));
}"""


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name in ("privacy-guard.js", "privacy-patterns.json"):
        kind = "text/javascript" if name.endswith("js") else "application/json"
        route.fulfill(path=SCRIPTS / name, content_type=f"{kind}; charset=utf-8")
    else:
        route.fulfill(body="<!doctype html><title>guard</title>", content_type="text/html")


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in held for text in _texts(part)]


@pytest.mark.once
@pytest.mark.browser
def test_browser_and_server_find_the_same(browser: Browser) -> None:
    texts = [text for text, _expected in TELLING] + SILENT + ["İbrahim Şahin ve MEHMET YILMAZ, 21 ans"]
    for path in sorted((ROOT / "platform/config/demo/content/practices").glob("*.toml")):
        texts += _texts(tomllib.loads(path.read_text(encoding="utf-8")))
    given = [(text, expect) for text in texts for expect in (False, True)]
    page = browser.new_page()
    page.route("**/*", _serve)
    page.goto(ADDRESS)
    in_browser = page.evaluate(LOOK, given)
    page.close()
    for (text, expect), found in zip(given, in_browser, strict=True):
        here = [[f.kind, f.start, f.end, f.excerpt] for f in find_private(text, expect_contact=expect)]
        assert found == here, text
