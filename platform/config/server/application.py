"""The whole way of a request: static files, page cache, body in full, Django in a pool of threads."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

from config.server.body import BodyBuffer
from config.server.bridge import Bridge
from config.server.static import StaticFiles, collected
from config.server.types import Receive, Scope, Send
from hub.pagecache.generation import Generation, SharedFile, Unknown
from hub.pagecache.listener import PostgresListener
from hub.pagecache.middleware import PageCache
from hub.pagecache.registry import CHANNEL, attach, detach

HASHED = re.compile(r"\.[0-9a-f]{12}\.[^/]+$")
# Waiting for a thread longer than this many requests takes would outlast a reader's patience.
WAITING = 200


class Application:
    """The ASGI application. Threads and connections are opened when the process serves, not when it is imported."""

    def __init__(self) -> None:
        self.bridge = Bridge(get_wsgi_application(), threads=settings.WEB_THREADS, waiting=WAITING)
        self.body = BodyBuffer(
            self.bridge,
            limit=settings.REQUEST_BODY_LIMIT,
            total_seconds=settings.REQUEST_BODY_SECONDS,
            idle_seconds=settings.REQUEST_IDLE_SECONDS,
        )
        self.generation: Generation | None = None
        self.cache: PageCache | None = None
        self.front = StaticFiles(self._dynamic, collected(settings.STATIC_ROOT, settings.STATIC_URL, _is_hashed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the server's start and stop."""
        if scope["type"] == "http":
            if scope["path"] == "/health/live":
                await _alive(send)
                return
            await self.front(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _dynamic(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.cache is None:
            self._open()
        assert self.cache is not None
        await self.cache(scope, receive, send)

    def _open(self) -> None:
        options = settings.PAGECACHE
        self.generation = _generation(options)
        attach(self.generation)
        private = {settings.SESSION_COOKIE_NAME, "messages"}
        known = {settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}
        self.cache = PageCache(
            self.body,
            generation=self.generation,
            max_bytes=options["bytes"],
            max_entries=options["entries"],
            ttl=options["ttl"],
            private_cookies=frozenset(name.encode() for name in private),
            known_cookies=frozenset(name.encode() for name in known),
        )

    def _close(self) -> None:
        self.bridge.close()
        if self.generation is not None:
            detach(self.generation)
            self.generation.close()

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._open()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                self._close()
                await send({"type": "lifespan.shutdown.complete"})
                return


def _generation(options: dict[str, Any]) -> Generation:
    if options["generation"] == "postgres":
        from psycopg.conninfo import make_conninfo

        parameters = connections["default"].get_connection_params()
        kept = {key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if key in parameters}
        return PostgresListener(make_conninfo("", **kept), CHANNEL)
    if options["generation"] == "file":
        return SharedFile(options["file"])
    return Unknown()


def _is_hashed(path: str, url: str) -> bool:
    return HASHED.search(url) is not None


async def _alive(send: Send) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-type", b"text/plain"), (b"content-length", b"2"), (b"cache-control", b"no-store")],
        }
    )
    await send({"type": "http.response.body", "body": b"ok"})
