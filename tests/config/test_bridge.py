"""A WSGI application behind ASGI: same words, fixed threads, nobody holds one by being slow."""

from __future__ import annotations

import asyncio
import threading
from typing import Any
from wsgiref.validate import validator

from config.server.body import BodyBuffer
from config.server.bridge import Bridge
from tests.support.asgi import ask, ask_async, run


def through(app: Any, **options: Any) -> BodyBuffer:
    bridge = Bridge(app, **({"threads": 2, "waiting": 50} | options))
    return BodyBuffer(bridge, limit=10_000, total_seconds=5, idle_seconds=5)


def test_the_application_is_asked_by_the_rules_of_wsgi() -> None:
    def app(environ: Any, start_response: Any) -> Any:
        words = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {environ['QUERY_STRING']} ".encode()
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [words + environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]

    reply = ask(through(validator(app)), "/fr/a?b=c", method="POST", chunks=(b"x", b"yz"), content_length="3")
    assert reply.raw == b"POST /fr/a b=c xyz"


def test_a_chunked_body_gets_its_true_length() -> None:
    def app(environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [])
        return [environ["CONTENT_LENGTH"].encode()]

    reply = ask(through(app), method="POST", chunks=(b"abc", b"de"), transfer_encoding="chunked")
    assert reply.raw == b"5"


def test_a_header_cannot_pose_as_another() -> None:
    seen: dict[str, Any] = {}

    def app(environ: Any, start_response: Any) -> Any:
        seen.update(environ)
        start_response("204 No Content", [])
        return []

    ask(through(app), x_forwarded_for="1.2.3.4")
    scope_headers = [(b"host", b"x"), (b"x_real_ip", b"6.6.6.6"), (b"cookie", b"a=1"), (b"cookie", b"b=2")]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": scope_headers}

    async def send(message: Any) -> None: ...

    async def receive() -> Any: ...

    run(through(app)(scope, receive, send))
    assert "HTTP_X_REAL_IP" not in seen
    assert seen["HTTP_COOKIE"] == "a=1; b=2"


def test_a_long_answer_is_drained_before_it_is_sent_and_closed_in_its_thread() -> None:
    threads: set[str] = set()

    class Pieces:
        streaming = True

        def __iter__(self) -> Any:
            for _ in range(100):
                threads.add(threading.current_thread().name)
                yield b"x" * 10_000

        def close(self) -> None:
            threads.add(threading.current_thread().name)

    def app(environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [])
        return Pieces()

    assert len(ask(through(app)).raw) == 1_000_000
    assert len(threads) == 1


def test_more_requests_than_can_wait_are_told_so() -> None:
    gate = threading.Event()

    def app(environ: Any, start_response: Any) -> Any:
        gate.wait(5)
        start_response("200 OK", [])
        return [b"done"]

    site = through(app, threads=1, waiting=1)

    async def crowd() -> list[int]:
        asked = [asyncio.ensure_future(ask_async(site)) for _ in range(5)]
        while sum(task.done() for task in asked) < 3:
            await asyncio.sleep(0)
        gate.set()
        return sorted(reply.status for reply in await asyncio.gather(*asked))

    assert run(crowd()) == [200, 200, 503, 503, 503]
