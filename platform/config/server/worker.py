"""gunicorn's worker: uvicorn with our protocol."""

from __future__ import annotations

import os
import signal
from typing import Any

from uvicorn_worker import UvicornWorker

from config.server.protocol import PatientProtocol


class Worker(UvicornWorker):
    """Serves the ASGI application. WebSockets are off, and the server does not say what it is."""

    CONFIG_KWARGS: dict[str, Any] = {
        "loop": "uvloop",
        "http": PatientProtocol,
        "ws": "none",
        "lifespan": "on",
        "server_header": False,
        # The proxy logs requests, without what people searched for.
        "access_log": False,
        "timeout_notify": 1,
    }

    async def callback_notify(self) -> None:
        """Say that all is well; end when the arbiter was killed, or nobody could start a new one on this port."""
        await super().callback_notify()
        if os.getppid() != self.ppid:
            signal.raise_signal(signal.SIGTERM)
