"""The form for many machines: what stands in its files, and the proxy's configuration on a real nginx."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import yaml

from tests.support.databases import ROOT
from tests.support.live import LiveSite, free_port

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/default.conf;
}}
"""


def test_every_part_is_there() -> None:
    assert set(SERVICES) >= {"proxy", "web", "worker", "scheduler", "migrate", "postgres", "elasticsearch"}


@pytest.mark.parametrize("name", ["web", "worker", "scheduler", "migrate"])
def test_our_processes_run_with_as_little_as_possible(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True
    assert "ports" not in service, "only the proxy is reached from outside"


def test_the_data_is_out_of_reach_from_outside() -> None:
    assert COMPOSE["networks"]["data"]["internal"] is True
    for name in ("postgres", "elasticsearch"):
        assert SERVICES[name]["networks"] == ["data"]
        assert "ports" not in SERVICES[name]


def test_no_secret_is_written_down() -> None:
    for name in ("docker-compose.yml", "Dockerfile"):
        for line in (ROOT / name).read_text().splitlines():
            if re.search(r"(PASSWORD|SECRET_KEY|TOKEN)\s*[:=]", line):
                assert "${" in line, line


def test_the_image_runs_as_nobody_special_and_says_how_it_is() -> None:
    image = (ROOT / "Dockerfile").read_text().split("FROM ")[-1]
    assert re.search(r"^USER relais$", image, re.MULTILINE)
    assert "HEALTHCHECK" in image
    assert ".env" in (ROOT / ".dockerignore").read_text().split()


def configuration(folder: Path, *, kind: str, upstream: str, port: int) -> Path:
    """Put the templates in place as the image's start script does, on a port of our own."""
    for name, target in ((f"{kind}.conf", "default.conf"), ("site.inc", "site.inc")):
        text = (ROOT / "deploy" / "nginx" / f"{name}.template").read_text()
        for variable, value in {"UPSTREAM": upstream, "RESOLVER": "127.0.0.1", "BODY_LIMIT": "25m"}.items():
            text = text.replace(f"${{{variable}}}", value)
        text = text.replace("/etc/nginx/conf.d", str(folder)).replace("/etc/nginx/tls", str(folder))
        text = text.replace("/etc/nginx/pages", str(folder))
        text = re.sub(r"^\s*listen \[::\].*$", "", text, flags=re.MULTILINE)
        text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
            "listen 443", f"listen 127.0.0.1:{port + 1}"
        )
        text = text.replace("/dev/stdout", str(folder / "access.log"))
        (folder / target).write_text(text)
    shutil.copy(ROOT / "templates" / "500.html", folder / "unavailable.html")
    main = folder / "nginx.conf"
    # The test's folders are closed to the user that nginx would take on.
    user = "user root;\n" if os.geteuid() == 0 else ""
    main.write_text(user + NGINX.format(folder=folder))
    return main


@pytest.fixture(scope="module")
def proxy(live_site: LiveSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    port = free_port()
    upstream = f"127.0.0.1:{urlsplit(live_site.url).port}"
    with running(configuration(folder, kind="http", upstream=upstream, port=port), port) as address:
        yield address


@contextmanager
def running(main: Path, port: int) -> Iterator[str]:
    """Run nginx for a while."""
    process = subprocess.Popen(["nginx", "-c", str(main)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + 10
        while process.poll() is None and time.monotonic() < end:
            try:
                assert httpx.get(f"{address}/proxy-alive").status_code == 204
                break
            except httpx.HTTPError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.proxy
def test_the_site_answers_through_the_proxy(proxy: str) -> None:
    reply = httpx.get(f"{proxy}/fr/", headers={"Host": "localhost"}, timeout=30)
    assert reply.status_code == 200
    assert "x-cache" in reply.headers


@pytest.mark.proxy
def test_half_sent_requests_keep_nobody_waiting_behind_the_proxy(proxy: str) -> None:
    port = urlsplit(proxy).port or 80
    peers = []
    for number in range(60):
        peer = socket.create_connection(("127.0.0.1", port), timeout=5)
        head = "POST /fr/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n"
        peer.sendall((head + ("\r\na=" if number % 2 else "")).encode())
        peers.append(peer)
    assert httpx.get(f"{proxy}/fr/?page=7", headers={"Host": "localhost"}, timeout=8).status_code < 500
    for peer in peers:
        peer.close()


@pytest.mark.proxy
def test_too_large_an_upload_is_refused_in_the_reader_s_language(proxy: str) -> None:
    with socket.create_connection(("127.0.0.1", urlsplit(proxy).port or 80), timeout=5) as peer:
        peer.sendall(b"POST /de/x/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99000000\r\n\r\n")
        answer = b""
        while b"</html>" not in answer and (block := peer.recv(4096)):
            answer += block
    assert answer.startswith(b"HTTP/1.1 413")
    assert "zu gross" in answer.decode()


@pytest.mark.proxy
def test_readers_are_told_when_no_web_process_answers(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    port = free_port()
    with running(configuration(tmp_path, kind="http", upstream=f"127.0.0.1:{free_port()}", port=port), port) as address:
        reply = httpx.get(f"{address}/fr/")
    assert reply.status_code == 502
    assert 'lang="it"' in reply.text


@pytest.mark.proxy
def test_the_configuration_with_certificates_is_sound(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=relais.test"),
            *("-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")),
        ],
        check=True,
        capture_output=True,
    )
    main = configuration(tmp_path, kind="tls", upstream="127.0.0.1:9", port=free_port())
    done = subprocess.run(["nginx", "-t", "-c", str(main)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
