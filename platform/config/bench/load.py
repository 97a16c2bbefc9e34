"""Asks a server the same thing many times over a few connections and notes how long each answer took."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how fast, how long the middle and the slowest hundredth waited, and what it cost the server."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float


class _Client(asyncio.Protocol):
    """One connection that asks anew as soon as it was answered."""

    def __init__(self, request: bytes, todo: list[int], times: list[float], finished: asyncio.Future[None]) -> None:
        self.request = request
        self.todo = todo
        self.times = times
        self.finished = finished
        self.buffer = b""
        self.number = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        if not self.todo[0]:
            if not self.finished.done():
                self.finished.set_result(None)
            self.transport.close()
            return
        self.todo[0] -= 1
        self.started = time.perf_counter()
        self.transport.write(self.request.replace(b"{n}", b"%d" % self.todo[0]))  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return
        length = LENGTH.search(head)
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            self.fail(head[:200])
        elif len(body) >= int(length[1]):
            self.times.append(time.perf_counter() - self.started)
            self.buffer = b""
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if self.todo[0]:
            self.fail(b"the connection was closed")

    def fail(self, what: bytes) -> None:
        if not self.finished.done():
            self.finished.set_exception(RuntimeError(f"unexpected answer: {what!r}"))


def load(
    port: int, path: str, *, requests: int, pid: int, connections: int = 8, headers: Mapping[str, str] | None = None
) -> Run:
    """Ask `requests` times and measure. `{n}` in the path becomes a new number each time. Only 200 will do."""
    lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{port}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    request = "\r\n".join([*lines, "", ""]).encode()
    return asyncio.run(_load(port, request, requests, pid, connections))


async def _load(port: int, request: bytes, requests: int, pid: int, connections: int) -> Run:
    loop = asyncio.get_running_loop()
    todo, times = [requests], []
    ends: list[asyncio.Future[None]] = [loop.create_future() for _ in range(connections)]
    cpu, started = cpu_seconds(pid), time.perf_counter()
    for end in ends:
        await loop.create_connection(lambda end=end: _Client(request, todo, times, end), "127.0.0.1", port)
    await asyncio.gather(*ends)
    took, cpu = time.perf_counter() - started, cpu_seconds(pid) - cpu
    times.sort()
    return Run(
        per_second=len(times) / took,
        p50_ms=1000 * times[len(times) // 2],
        p99_ms=1000 * times[min(len(times) - 1, int(len(times) * 0.99))],
        cpu_ms=1000 * cpu / len(times),
    )


def family(pid: int) -> list[int]:
    """Return a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process and its children have used."""
    total = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mb(pid: int) -> float:
    """Return the memory of the largest process of the family."""
    found = (re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{one}/status").read_text()) for one in family(pid))
    return max(int(match[1]) for match in found if match) / 1024
