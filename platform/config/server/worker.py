"""gunicorn's worker: uvicorn with our protocol."""

from __future__ import annotations

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
    }
