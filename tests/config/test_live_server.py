"""The real server, seen from its sockets."""

from __future__ import annotations

import gzip
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support import databases
from tests.support.databases import ROOT
from tests.support.elasticsearch import wait_until
from tests.support.live import LiveSite, free_port, running_site, wait_until_up

UPLOAD = "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/plain\r\nContent-Length: 90000\r\n"


@pytest.fixture
def half_sent(live_site: LiveSite) -> list[socket.socket]:
    # The first page of a new process takes its time; that is not what is looked at.
    httpx.get(f"{live_site.url}/fr/?page=0", cookies={"sessionid": "nobody"}, timeout=30)
    address = urlsplit(live_site.url)
    opened = []
    for number in range(60):
        peer = socket.create_connection(("127.0.0.1", address.port or 80), timeout=5)
        head = UPLOAD.format(path="/fr/", host=address.netloc)
        # Some stop in the middle of the headers, some in the middle of the body.
        peer.sendall((head + ("\r\na=" if number % 2 else "")).encode())
        opened.append(peer)
    return opened


def test_half_sent_requests_keep_nobody_waiting(live_site: LiveSite, half_sent: list[socket.socket]) -> None:
    slowest = 0.0
    for number in range(10):
        started = time.monotonic()
        reply = httpx.get(f"{live_site.url}/fr/?page={number}", cookies={"sessionid": "nobody"}, timeout=8)
        assert reply.status_code in (200, 404)
        slowest = max(slowest, time.monotonic() - started)
    for peer in half_sent:
        peer.close()
    assert slowest < 2


def test_the_front_page_comes_from_memory_and_packed(live_site: LiveSite) -> None:
    httpx.get(f"{live_site.url}/fr/", timeout=30)
    reply = httpx.get(f"{live_site.url}/fr/", headers={"Accept-Encoding": "br"})
    assert reply.headers["x-cache"] == "hit"
    assert reply.headers["content-encoding"] == "br"
    again = httpx.get(f"{live_site.url}/fr/", headers={"If-None-Match": reply.headers["etag"]})
    assert again.status_code == 304


def test_no_anonymous_page_of_the_menu_sets_a_cookie_or_stays_out_of_the_cache(live_site: LiveSite) -> None:
    # Except the search: what is published is found a moment after, what is closed is not.
    home = httpx.get(f"{live_site.url}/fr/", timeout=30).text
    menu = set(re.findall(r'href="(/fr/[a-z-]+/)"', home))
    assert menu
    for path in menu - {"/fr/search/"}:
        reply = httpx.get(live_site.url + path, timeout=30)
        if reply.status_code == 200 and "no-store" not in reply.headers.get("cache-control", ""):
            assert "set-cookie" not in reply.headers, path
            assert httpx.get(live_site.url + path, timeout=30).headers["x-cache"] == "hit", path


def test_stylesheets_are_kept_for_ever_and_come_packed(live_site: LiveSite) -> None:
    home = httpx.get(f"{live_site.url}/fr/", timeout=30).text
    found = re.search(r'href="(/static/css/[^"]+\.css)"', home)
    assert found, "hashed stylesheet"
    reply = httpx.get(live_site.url + found[1], headers={"Accept-Encoding": "br"})
    assert "immutable" in reply.headers["cache-control"]
    assert reply.headers["content-encoding"] == "br"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert httpx.get(live_site.url + found[1], headers={"If-None-Match": reply.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "path", ["/static/../manage.py", "/static/%2e%2e/relais.sqlite3", "/media/images/..%2f..%2fsecret-key"]
)
def test_nothing_but_the_gathered_files_can_be_read(live_site: LiveSite, path: str) -> None:
    address = urlsplit(live_site.url)
    with socket.create_connection(("127.0.0.1", address.port or 80), timeout=5) as peer:
        peer.sendall(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n\r\n".encode())
        status = peer.recv(4096).split(b" ", 2)[1]
    assert status in (b"404", b"302", b"400", b"301")


def test_an_upload_beyond_the_limit_is_refused_in_words(live_site: LiveSite) -> None:
    address = urlsplit(live_site.url)
    with socket.create_connection(("127.0.0.1", address.port or 80), timeout=5) as peer:
        head = f"POST /de/ HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 99000000\r\n\r\n"
        peer.sendall(head.encode())
        answer = b""
        while block := peer.recv(4096):
            answer += block
    assert b" 413 " in answer.split(b"\r\n")[0]
    assert "zu gross" in answer.decode()


@pytest.mark.parametrize("junk", [b"\x16\x03\x01\x02", b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_what_is_not_a_request_is_refused(live_site: LiveSite, junk: bytes) -> None:
    with socket.create_connection(("127.0.0.1", urlsplit(live_site.url).port or 80), timeout=5) as peer:
        peer.sendall(junk)
        assert peer.recv(100).startswith(b"HTTP/1.1 400")
    assert httpx.get(f"{live_site.url}/health/live").text == "ok"


def test_a_published_change_is_seen_at_once_by_everybody(live_site: LiveSite) -> None:
    path = "/fr/"
    httpx.get(live_site.url + path, timeout=30)
    assert httpx.get(live_site.url + path, timeout=30).headers["x-cache"] == "hit"
    publish = "from hub.pages.models import HomePage; HomePage.objects.first().save_revision().publish()"
    live_site.manage("shell", "-v0", "-c", publish)
    assert httpx.get(live_site.url + path, timeout=30).headers["x-cache"] == "miss"


def test_a_page_for_one_person_is_packed_but_never_kept(live_site: LiveSite) -> None:
    headers = {"Accept-Encoding": "gzip", "Cookie": "sessionid=unknown"}
    with httpx.stream("GET", f"{live_site.url}/fr/", headers=headers) as reply:
        raw = b"".join(reply.iter_raw())
    assert reply.headers["x-cache"] == "pass"
    assert gzip.decompress(raw).startswith(b"<!doctype html>")


def test_memory_stays_small_while_many_pages_are_served(tmp_path: Path) -> None:
    # A process of its own: what others were served before, meaning above all, is another measure.
    with running_site(tmp_path / "var") as site:
        with httpx.Client(base_url=site.url, timeout=30) as client:
            for number in range(300):
                client.get(f"/fr/?page={number}")
        kib = max(_resident(pid) for pid in [site.pid, *_children(site.pid)])
    assert kib < 200 * 1024


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _resident(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) if found else 0


def test_a_killed_arbiter_leaves_the_port_free(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "server.log"
    env = databases.environment(tmp_path) | {"PORT": str(port), "SITE_URL": f"http://localhost:{port}"}
    with log.open("wb") as written:
        arbiter = subprocess.Popen(
            [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=env, stdout=written, stderr=written
        )
        wait_until_up(f"http://127.0.0.1:{port}/health/live", arbiter, log)
        arbiter.kill()
        arbiter.wait()
    wait_until(lambda: not _answers(port), seconds=15)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
