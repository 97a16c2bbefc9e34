"""A body is read in full, within limits, before Django hears of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from config.server.body import BODY_KEY, BodyBuffer
from tests.support.asgi import ask, run


async def echo(scope: Any, receive: Any, send: Any) -> None:
    body = scope[BODY_KEY].read() if BODY_KEY in scope else b"none"
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def buffer(limit: int = 1000, total: float = 5, idle: float = 5) -> BodyBuffer:
    return BodyBuffer(echo, limit=limit, total_seconds=total, idle_seconds=idle)


def test_pieces_arrive_as_one() -> None:
    reply = ask(buffer(), "/fr/", method="POST", chunks=(b"un ", b"deux"), content_length="7")
    assert (reply.status, reply.raw) == (200, b"un deux")


def test_a_request_without_a_body_waits_for_nothing() -> None:
    assert ask(buffer()).raw == b"none"


@pytest.mark.parametrize(
    ("path", "words"), [("/fr/x", "Rien n’a été enregistré"), ("/de/x", "Gespeichert wurde nichts"), ("/en/x", "saved")]
)
def test_too_much_is_refused_before_it_is_read(path: str, words: str) -> None:
    reply = ask(buffer(), path, method="POST", content_length="1001")
    assert reply.status == 413
    assert words in reply.raw.decode()
    assert f'lang="{path[1:3]}"' in reply.raw.decode()


def test_too_much_without_a_declared_length_is_refused_too() -> None:
    reply = ask(buffer(), "/fr/", method="POST", chunks=(b"x" * 600,) * 2, transfer_encoding="chunked")
    assert reply.status == 413


def test_the_reader_s_language_is_taken_from_the_browser_where_the_address_has_none() -> None:
    reply = ask(buffer(), "/documents/", method="POST", content_length="1001", accept_language="it-CH,it;q=0.9")
    assert reply.headers["content-language"] == "it"


@pytest.mark.parametrize("limits", [{"idle": 0.05}, {"total": 0.05}])
def test_a_body_that_does_not_come_is_given_up(limits: dict[str, float]) -> None:
    sent: list[Any] = []

    async def silence() -> Any:
        await asyncio.sleep(5)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/it/x", "headers": [(b"content-length", b"9")]}
    run(buffer(**limits)(scope, silence, send))
    assert sent[0]["status"] == 408
    assert "nulla è stato salvato" in sent[1]["body"].decode()


def test_a_client_that_leaves_costs_nothing_more() -> None:
    async def leave() -> Any:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        raise AssertionError("nobody listens")

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"content-length", b"9")]}
    run(buffer()(scope, leave, send))
