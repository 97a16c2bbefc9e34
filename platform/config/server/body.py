"""Reads a request's body in full before any thread is taken, so that half a request holds nothing but a socket."""

from __future__ import annotations

import asyncio
import tempfile
from typing import IO

from config.server.refusals import refuse
from config.server.types import App, Receive, Scope, Send

IN_MEMORY = 256 * 1024
BODY_KEY = "relais.body"


class BodyBuffer:
    """Spools the body to a file; answers 413 when it is too long and 408 when it does not come."""

    def __init__(self, app: App, *, limit: int, total_seconds: float, idle_seconds: float) -> None:
        self.app = app
        self.limit = limit
        self.total_seconds = total_seconds
        self.idle_seconds = idle_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on with its body under `scope["relais.body"]`."""
        declared = 0
        expects_body = False
        for name, value in scope["headers"]:
            if name == b"content-length":
                declared = int(value) if value.isdigit() else 0
                expects_body = declared > 0
            elif name == b"transfer-encoding":
                expects_body = True
        if not expects_body:
            await self.app(scope, receive, send)
            return
        if declared > self.limit:
            await refuse(scope, send, 413, limit=self.limit)
            return
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            refusal = await self._read(receive, body)
            if refusal == 0:
                body.seek(0)
                scope[BODY_KEY] = body
                await self.app(scope, receive, send)
            elif refusal > 0:
                await refuse(scope, send, refusal, limit=self.limit)

    async def _read(self, receive: Receive, body: IO[bytes]) -> int:
        """Return 0 when all came, the status of a refusal, or -1 when the client left."""
        size = 0
        try:
            async with asyncio.timeout(self.total_seconds):
                while True:
                    async with asyncio.timeout(self.idle_seconds):
                        message = await receive()
                    if message["type"] == "http.disconnect":
                        return -1
                    chunk = message.get("body", b"")
                    size += len(chunk)
                    if size > self.limit:
                        return 413
                    body.write(chunk)
                    if not message.get("more_body"):
                        return 0
        except TimeoutError:
            return 408
