"""uvicorn's HTTP protocol with two limits more: the time that a request's headers take, and their length."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 15
HEADER_BYTES = 32 * 1024


class PatientProtocol(HttpToolsProtocol):
    """Waits for the headers of a request, but not for ever. Bodies have their own limits (`body`)."""

    _waiting: asyncio.TimerHandle | None = None
    _length = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """Start to wait for the headers of a further request on the same connection."""
        super().on_message_begin()
        self._length = 0
        if self._waiting is None:
            self._wait()

    def on_url(self, url: bytes) -> None:
        """Count the address in."""
        self._count(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header in."""
        self._count(name, value)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Stop waiting: the rest is up to the application."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting for one who left."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _count(self, *parts: bytes) -> None:
        self._length += sum(map(len, parts))
        if self._length > HEADER_BYTES:
            # The parser hands this on as a bad request: 400, connection closed.
            raise ValueError("The headers are too long.")

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.close()
