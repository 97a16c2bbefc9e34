"""Static and public media files, answered ahead of Django. WhiteNoise knows the files, their forms and headers."""

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
WEEK = 7 * 24 * 3600


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


def uploaded(root: str, prefix: str) -> WhiteNoise:
    """Return a folder that grows while the server runs, such as scaled pictures; each name is written once."""
    Path(root).mkdir(parents=True, exist_ok=True)
    return WhiteNoise(
        None,
        root=root,
        prefix=prefix,
        autorefresh=True,
        max_age=WEEK,
        allow_all_origins=False,
        add_headers_function=_harden_upload,
    )


class StaticFiles:
    """Answers what lies under a known prefix; hands everything else on."""

    def __init__(self, app: App, sources: dict[str, WhiteNoise]) -> None:
        self.app = app
        self.sources = sources
        self.prefixes = tuple(sources)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        path: str = scope["path"]
        if not path.startswith(self.prefixes):
            await self.app(scope, receive, send)
            return
        source = next(source for prefix, source in self.sources.items() if path.startswith(prefix))
        file = _find(source, path)
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
            block = handle.read(INLINE)
            while block:
                more = len(block) == INLINE
                await send({"type": "http.response.body", "body": block, "more_body": more})
                block = await loop.run_in_executor(None, handle.read, INLINE) if more else b""
                if more and not block:
                    await send({"type": "http.response.body", "body": b""})


def _find(source: WhiteNoise, path: str) -> Any:
    if source.autorefresh:
        return source.find_file(path)
    return source.files.get(path)


def _harden(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


def _harden_upload(headers: Any, path: str, url: str) -> None:
    # Whatever somebody managed to upload: it runs nothing and loads nothing.
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
