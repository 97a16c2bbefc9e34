"""Static files, answered ahead of Django. WhiteNoise knows the files, their forms and headers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

from config.server.types import App, Receive, Scope, Send

INLINE = 128 * 1024
WANTED = {
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"if-modified-since": "HTTP_IF_MODIFIED_SINCE",
    b"range": "HTTP_RANGE",
}


def collected(root: str, prefix: str, is_immutable: Callable[[str, str], bool]) -> WhiteNoise:
    """Return the files that `collectstatic` gathered, read from the disk once; hashed names are kept for ever."""
    return WhiteNoise(
        None,
        root=root if Path(root).is_dir() else None,
        prefix=prefix,
        max_age=60,
        allow_all_origins=False,
        immutable_file_test=is_immutable,
        add_headers_function=_harden,
    )


class StaticFiles:
    """Answers for the files that exist; hands everything else on."""

    def __init__(self, app: App, source: WhiteNoise) -> None:
        self.app = app
        self.files = source.files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        file = self.files.get(scope["path"])
        if file is None:
            await self.app(scope, receive, send)
            return
        wanted = {WANTED[name]: value.decode("latin-1") for name, value in scope["headers"] if name in WANTED}
        response = file.get_response(scope["method"], wanted)
        headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in response.headers]
        await send({"type": "http.response.start", "status": int(response.status), "headers": headers})
        if response.file is None:
            await send({"type": "http.response.body", "body": b""})
            return
        with response.file as handle:
            loop = asyncio.get_running_loop()
            more, block = True, handle.read(INLINE)
            while more:
                more = len(block) == INLINE
                await send({"type": "http.response.body", "body": block, "more_body": more})
                if more:
                    block = await loop.run_in_executor(None, handle.read, INLINE)


def _harden(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
