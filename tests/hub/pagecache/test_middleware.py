"""What anonymous readers get from memory, and what nobody may get from there."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from hub.pagecache import store as store_module
from hub.pagecache.generation import Counter
from hub.pagecache.middleware import PageCache
from tests.support.asgi import ask, ask_async, run

PAGE = b"<p>Une pratique qui se transmet.</p>" * 40


class Site:
    """An application that counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status = 200
        self.headers: list[tuple[bytes, bytes]] = [(b"Content-Type", b"text/html; charset=utf-8")]
        self.body = PAGE
        self.while_rendering: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope["path"] + "?" + scope["query_string"].decode())
        body = self.body
        if self.while_rendering:
            self.while_rendering()
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": body})


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def cache(site: Site) -> PageCache:
    return make_cache(site)


def make_cache(site: Site, **changes: Any) -> PageCache:
    options: dict[str, Any] = {
        "generation": Counter(),
        "max_bytes": 1_000_000,
        "max_entries": 100,
        "ttl": 300,
        "private_cookies": frozenset({b"sessionid", b"messages"}),
        "known_cookies": frozenset({b"csrftoken"}),
    }
    return PageCache(site, **(options | changes))


def test_second_reader_gets_the_stored_page(site: Site, cache: PageCache) -> None:
    first, second = ask(cache), ask(cache)
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("miss", "hit")
    assert first.body == second.body == PAGE
    assert len(site.asked) == 1
    assert (cache.counts.hit, cache.counts.miss) == (1, 1)


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")])
def test_each_client_gets_a_form_it_can_read(cache: PageCache, accepted: str, encoding: str) -> None:
    ask(cache)
    reply = ask(cache, accept_encoding=accepted)
    assert reply.headers["x-cache"] == "hit"
    assert reply.headers["content-encoding"] == encoding
    assert int(reply.headers["content-length"]) == len(reply.raw) < len(PAGE)
    assert reply.body == PAGE
    assert "accept-encoding" in reply.headers["vary"].lower()


def test_a_browser_that_holds_the_page_is_told_so(cache: PageCache) -> None:
    etag = ask(cache).headers["etag"]
    again = ask(cache, if_none_match=f'"other", {etag}')
    assert (again.status, again.raw) == (304, b"")
    assert again.headers["etag"] == etag
    assert ask(cache, if_none_match='"other"').status == 200


@pytest.mark.parametrize("cookie", ["sessionid=abc", "csrftoken=x; sessionid=abc", "messages=hello"])
def test_a_person_with_a_session_never_meets_the_cache(site: Site, cache: PageCache, cookie: str) -> None:
    ask(cache)
    reply = ask(cache, cookie=cookie)
    assert reply.headers["x-cache"] == "pass"
    assert "private" in reply.headers["cache-control"]
    site.body = b"for one person"
    ask(cache, "/fr/me/", cookie=cookie)
    site.body = PAGE
    assert ask(cache, "/fr/me/").body == PAGE


def test_an_unknown_cookie_may_read_but_not_fill_the_cache(site: Site, cache: PageCache) -> None:
    assert ask(cache, cookie="mystery=1").headers["x-cache"] == "pass"
    assert ask(cache, cookie="csrftoken=1").headers["x-cache"] == "miss"
    assert ask(cache, cookie="mystery=1").headers["x-cache"] == "hit"


@pytest.mark.parametrize(
    "header",
    [
        (b"Set-Cookie", b"csrftoken=x"),
        (b"Cache-Control", b"private, max-age=60"),
        (b"Cache-Control", b"no-store"),
        (b"Vary", b"Cookie, HX-Request"),
        (b"Vary", b"*"),
    ],
)
def test_what_is_not_for_everybody_is_not_kept(site: Site, cache: PageCache, header: tuple[bytes, bytes]) -> None:
    site.headers.append(header)
    ask(cache)
    assert ask(cache).headers["x-cache"] == "pass"


@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_found_pages_are_kept(site: Site, cache: PageCache, status: int) -> None:
    site.status = status
    ask(cache)
    assert ask(cache).status == status
    assert len(site.asked) == 2


@pytest.mark.parametrize("headers", [{"range": "bytes=0-5"}, {"hx_request": "true"}, {"authorization": "Bearer x"}])
def test_special_requests_are_left_to_the_application(cache: PageCache, headers: dict[str, str]) -> None:
    ask(cache)
    assert ask(cache, **headers).headers["x-cache"] == "pass"


def test_posting_is_left_to_the_application(cache: PageCache) -> None:
    ask(cache)
    assert ask(cache, method="POST").headers["x-cache"] == "pass"


def test_tracking_is_dropped_and_the_rest_tells_pages_apart(site: Site, cache: PageCache) -> None:
    ask(cache, "/fr/?theme=quality&canton=VD")
    assert ask(cache, "/fr/?utm_source=x&canton=VD&theme=quality&fbclid=1").headers["x-cache"] == "hit"
    assert ask(cache, "/fr/?theme=anchoring").headers["x-cache"] == "miss"
    ask(cache, "/de/?utm_source=x")
    assert site.asked[-1] == "/de/?", "the page for everybody knows nothing of one link's parameters"


def test_hosts_and_schemes_are_kept_apart(cache: PageCache) -> None:
    ask(cache)
    assert ask(cache, host="other.test").headers["x-cache"] == "miss"
    assert ask(cache, host="RELAIS.test").headers["x-cache"] == "hit"


def test_head_is_answered_from_the_page_without_its_body(cache: PageCache) -> None:
    ask(cache)
    reply = ask(cache, method="HEAD")
    assert (reply.headers["x-cache"], reply.raw) == ("hit", b"")
    assert int(reply.headers["content-length"]) == len(PAGE)


def test_a_change_is_seen_at_once(site: Site, cache: PageCache) -> None:
    ask(cache)
    site.body = b"changed"
    cache.generation.advance()
    assert ask(cache).body == b"changed"


def test_a_page_made_from_old_data_is_not_kept(site: Site, cache: PageCache) -> None:
    site.while_rendering = cache.generation.advance
    ask(cache)
    site.while_rendering, site.body = None, b"changed"
    assert ask(cache).body == b"changed"


def test_nothing_comes_from_the_cache_while_changes_cannot_be_heard(site: Site) -> None:
    class Deaf(Counter):
        heard = True

        def current(self) -> int | None:
            return super().current() if self.heard else None

    deaf = Deaf()
    cache = make_cache(site, generation=deaf)
    ask(cache)
    deaf.heard = False
    assert ask(cache).headers["x-cache"] == "pass"
    deaf.heard = True
    assert ask(cache).headers["x-cache"] == "hit"


def test_pages_grow_old_by_themselves(cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(cache)
    later = store_module.time.monotonic() + 301
    monkeypatch.setattr(store_module.time, "monotonic", lambda: later)
    assert ask(cache).headers["x-cache"] == "miss"


def test_the_cache_stays_within_its_bounds(site: Site) -> None:
    cache = make_cache(site, max_entries=5)
    for number in range(20):
        ask(cache, f"/fr/{number}/")
        ask(cache, "/fr/0/")
    assert len(cache.store) == 5
    assert ask(cache, "/fr/0/").headers["x-cache"] == "hit", "what is read often stays"
    small = make_cache(site, max_bytes=20_000)
    for number in range(50):
        ask(small, f"/fr/{number}/")
    assert 0 < small.store.bytes <= 20_000


def test_an_answer_in_pieces_flows_through(cache: PageCache) -> None:
    async def pieces(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(3):
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    cache.app = pieces
    assert ask(cache).raw == b"xxx"
    assert ask(cache).headers["x-cache"] == "pass"


def test_a_private_page_is_packed_with_an_unsteady_length(site: Site, cache: PageCache) -> None:
    replies = [ask(cache, cookie="sessionid=1", accept_encoding="gzip, br") for _ in range(12)]
    assert all(reply.body == PAGE for reply in replies)
    assert {reply.headers["content-encoding"] for reply in replies} == {"gzip"}
    assert len({len(reply.raw) for reply in replies}) > 1


def test_many_readers_at_once_get_their_pages(site: Site, cache: PageCache) -> None:
    async def read() -> list[bytes]:
        asked = [ask_async(cache, f"/fr/{number % 3}/", accept_encoding="br") for number in range(30)]
        return [reply.body for reply in await asyncio.gather(*asked)]

    assert set(run(read())) == {PAGE}
