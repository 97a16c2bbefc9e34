"""The page cache as an ASGI application around another one; no framework is loaded to answer from it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from hub.pagecache import response as forms
from hub.pagecache.generation import Generation
from hub.pagecache.request import CacheRequest, Headers, accepted_encodings, read_request
from hub.pagecache.store import Store

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Result = TypeVar("Result")

# Packing less than this is quicker than handing it to a thread.
INLINE_BYTES = 4096
# One is enough, and its working memory is then there once.
_packer = ThreadPoolExecutor(1, thread_name_prefix="packer")


@dataclass(slots=True)
class Counts:
    """How this process's requests met the cache; for metrics."""

    hit: int = 0
    miss: int = 0
    passed: int = 0


class PageCache:
    """Answers anonymous readers from memory; packs what it lets through; marks every answer with X-Cache."""

    def __init__(
        self,
        app: App,
        *,
        generation: Generation,
        max_bytes: int,
        max_entries: int,
        ttl: float,
        private_cookies: frozenset[bytes],
        known_cookies: frozenset[bytes],
    ) -> None:
        self.app = app
        self.generation = generation
        self.store = Store(max_bytes=max_bytes, max_entries=max_entries)
        self.ttl = ttl
        self.private_cookies = private_cookies
        self.known_cookies = known_cookies
        self.counts = Counts()
        # Without room for pages, all are rendered; what else goes by the generation goes on.
        self.keeps = max_bytes > 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        request = read_request(
            scope,  # type: ignore[arg-type]
            private_cookies=self.private_cookies,
            known_cookies=self.known_cookies,
        )
        # Taken before rendering: what is rendered from old data must not be kept under a newer number.
        number = self.generation.current() if request is not None and self.keeps else None
        if request is None or number is None:
            self.counts.passed += 1
            await self._fetch(scope, receive, send, None, 0)
            return
        page = self.store.get(request.key, number)
        if page is None:
            await self._fetch(scope, receive, send, request, number)
            return
        self.counts.hit += 1
        await _answer(page, request, send, b"hit")

    async def _fetch(
        self, scope: Scope, receive: Receive, send: Send, request: CacheRequest | None, number: int
    ) -> None:
        if request is not None:
            # The page is made for everybody: without what a link's sender appended to it.
            scope = dict(scope, query_string=request.key[3])
        collected = _Collected(send)
        await self.app(scope, receive, collected.take)
        if collected.streamed or collected.start is None:
            return
        status: int = collected.start["status"]
        headers = _lower(collected.start.get("headers", []))
        body = collected.body
        if request is not None and request.storable and forms.is_storable(status, headers, body):
            page = await _work(len(body), lambda: forms.build_page(headers, body, generation=number, ttl=self.ttl))
            now = self.generation.current()
            if now is not None:
                self.store.put(request.key, page, now)
            self.counts.miss += 1
            await _answer(page, request, send, b"miss")
            return
        if request is not None:
            self.counts.passed += 1
        await self._pass_on(scope, status, headers, body, send)

    async def _pass_on(self, scope: Scope, status: int, headers: Headers, body: bytes, send: Send) -> None:
        if forms.is_compressible(headers, body):
            headers = forms.add_vary(headers, b"Accept-Encoding")
            accept = forms.header(scope["headers"], b"accept-encoding")
            if "gzip" in accepted_encodings(accept):
                body = await _work(len(body), lambda: forms.pack_once(body))
                headers = [
                    *forms.without(headers, b"content-length"),
                    (b"content-encoding", b"gzip"),
                    (b"content-length", str(len(body)).encode()),
                ]
        if not forms.header(headers, b"cache-control"):
            headers.append((b"cache-control", b"private, max-age=0, must-revalidate"))
        headers.append((b"x-cache", b"pass"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class _Collected:
    """Holds an answer back until it is whole; lets one that comes in pieces through as it comes."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.start: Message | None = None
        self.body = b""
        self.streamed = False

    async def take(self, message: Message) -> None:
        if self.streamed:
            await self._send(message)
        elif message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            if message.get("more_body"):
                self.streamed = True
                if self.start is not None:
                    self.start["headers"] = [*self.start.get("headers", []), (b"x-cache", b"pass")]
                    await self._send(self.start)
                await self._send(message)
            else:
                self.body = message.get("body", b"")
        else:
            await self._send(message)


async def _answer(page: forms.Page, request: CacheRequest, send: Send, mark: bytes) -> None:
    if forms.matches(request.if_none_match, page.etag):
        await send({"type": "http.response.start", "status": 304, "headers": [*page.unchanged, (b"x-cache", mark)]})
        await send({"type": "http.response.body", "body": b""})
        return
    headers, body = forms.choose_form(page, request.encodings)
    await send({"type": "http.response.start", "status": 200, "headers": [*headers, (b"x-cache", mark)]})
    await send({"type": "http.response.body", "body": b"" if request.head else body})


def _lower(headers: Any) -> Headers:
    return [(bytes(name).lower(), bytes(value)) for name, value in headers]


async def _work(size: int, job: Callable[[], Result]) -> Result:
    if size <= INLINE_BYTES:
        return job()
    return await asyncio.get_running_loop().run_in_executor(_packer, job)
