"""Runs a WSGI application in a fixed pool of threads, each with its own lasting database connection.

The body was read in full before (`body`), and an answer in pieces is drained to a file before the first byte is sent:
neither a slow sender nor a slow reader ever holds a thread.
"""

from __future__ import annotations

import asyncio
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from config.server.body import BODY_KEY
from config.server.refusals import refuse
from config.server.types import Headers, Receive, Scope, Send

BLOCK = 64 * 1024
WSGIApp = Callable[[dict[str, Any], Any], Iterable[bytes]]


@dataclass(slots=True)
class _Answer:
    status: int
    headers: Headers
    body: bytes = b""
    file: IO[bytes] | None = None


class _FileWrapper:
    """What Django hands back for a file: it is sent block by block and closed at the end."""

    def __init__(self, file: IO[bytes], block_size: int = BLOCK) -> None:
        self.file = file
        self.block_size = block_size

    def __iter__(self) -> Iterable[bytes]:
        return iter(lambda: self.file.read(self.block_size), b"")

    def close(self) -> None:
        """Close the file and so end the request."""
        self.file.close()


class Bridge:
    """An ASGI application that answers with a WSGI one."""

    def __init__(self, app: WSGIApp, *, threads: int, waiting: int) -> None:
        self._app = app
        self._threads = threads
        self._limit = threads + waiting
        self._inside = 0
        # Made when the first request comes: a pool does not survive the fork of the server's processes.
        self._pool: ThreadPoolExecutor | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; refuse with 503 when more wait than could be answered in good time."""
        if self._inside >= self._limit:
            await refuse(scope, send, 503)
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="web")
        self._inside += 1
        try:
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self._pool, self._run, build_environ(scope))
        finally:
            self._inside -= 1
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        if answer.file is None:
            await send({"type": "http.response.body", "body": answer.body})
            return
        try:
            while block := await loop.run_in_executor(None, answer.file.read, BLOCK):
                await send({"type": "http.response.body", "body": block, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            await loop.run_in_executor(None, answer.file.close)

    def close(self) -> None:
        """Let running requests finish and end the threads."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    def _run(self, environ: dict[str, Any]) -> _Answer:
        started: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            started[:] = [
                int(status[:3]),
                [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
            ]

        result = self._app(environ, start_response)
        status, headers = started
        if isinstance(result, _FileWrapper):
            return _Answer(status, headers, file=result.file)
        try:
            if not getattr(result, "streaming", False):
                return _Answer(status, headers, b"".join(result))
            file = tempfile.SpooledTemporaryFile(max_size=4 * BLOCK)  # noqa: SIM115 - closed when sent
            for piece in result:
                file.write(piece)
            file.seek(0)
            return _Answer(status, headers, file=file)
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()


def build_environ(scope: Scope) -> dict[str, Any]:
    """Say a request in WSGI's words. Header names with an underscore are dropped: they could pose as others."""
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    raw = scope.get("raw_path")
    path = unquote_to_bytes(raw) if raw else scope["path"].encode()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": scope.get(BODY_KEY) or io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": _FileWrapper,
    }
    length = None
    for raw_name, raw_value in scope["headers"]:
        if b"_" in raw_name:
            continue
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        value = raw_value.decode("latin-1")
        if name == "CONTENT_TYPE":
            environ["CONTENT_TYPE"] = value
        elif name == "CONTENT_LENGTH":
            length = value
        else:
            key = f"HTTP_{name}"
            joiner = "; " if name == "COOKIE" else ","
            environ[key] = f"{environ[key]}{joiner}{value}" if key in environ else value
    body = scope.get(BODY_KEY)
    if body is not None:
        # The body is whole by now, so its true length is known even when it came in chunks.
        environ["CONTENT_LENGTH"] = str(body.seek(0, os.SEEK_END))
        body.seek(0)
    elif length is not None:
        environ["CONTENT_LENGTH"] = "0"
    return environ
