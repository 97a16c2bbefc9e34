"""Asks an ASGI application as a server would."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import brotli

Result = TypeVar("Result")


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end, in a thread without a loop: a browser test may have left one in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@dataclass
class Reply:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""

    @property
    def body(self) -> bytes:
        """The body as a browser would see it."""
        encoding = self.headers.get("content-encoding")
        if encoding == "br":
            return bytes(brotli.decompress(self.raw))
        return gzip.decompress(self.raw) if encoding == "gzip" else self.raw


def ask(app: Any, path: str = "/fr/", *, method: str = "GET", chunks: tuple[bytes, ...] = (), **headers: str) -> Reply:
    """Send one request and return the whole answer. Header names are given with underscores."""
    return run(ask_async(app, path, method=method, chunks=chunks, **headers))


async def ask_async(
    app: Any, path: str = "/fr/", *, method: str = "GET", chunks: tuple[bytes, ...] = (), **headers: str
) -> Reply:
    """The same inside a running loop."""
    address, _, query = path.partition("?")
    sent = {"host": "relais.test"} | {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "method": method,
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "scheme": "http",
        "http_version": "1.1",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    waiting = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    waiting.append({"type": "http.request", "body": b"", "more_body": False})
    reply = Reply()

    async def receive() -> Any:
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            reply.status = message["status"]
            reply.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        else:
            reply.raw += message.get("body", b"")

    await app(scope, receive, send)
    return reply
