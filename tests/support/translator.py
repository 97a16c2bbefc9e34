"""A machine that translates, as far as its interface goes: no real one can be had in the tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def translator(answer: bytes | None = None) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An address that answers as LibreTranslate does, or with `answer`; and what was asked of it."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(told)
            said = json.dumps({"translatedText": [f"{told['target']}: {line}" for line in told["q"]]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said if answer is None else answer)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
