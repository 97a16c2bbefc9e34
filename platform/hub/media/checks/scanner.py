"""Looks for known malware: a rule for the test file of all scanners, and clamd where the settings name one."""

from __future__ import annotations

import logging
import socket
import struct
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from hub.media.errors import RefusedUpload

log = logging.getLogger(__name__)
BLOCK = 256 * 1024
SECONDS = 20
# In two parts, so that no scanner takes this very file for the test file.
_TEST_FILE = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"


class ScannerUnreachable(Exception):  # noqa: N818
    """clamd is named in the settings but does not answer."""


def scan(stream: IO[bytes]) -> None:
    """Read `stream` to its end. Raises RefusedUpload where it holds malware, or where the scanner does not answer.

    What was not scanned is not taken: a scanner that is down must not open the door.
    """
    try:
        found = _has_test_file(stream) or _ask_clamd(stream)
    except ScannerUnreachable as error:
        log.error("The malware scanner does not answer: %s", error)
        raise RefusedUpload(
            _("L’analyse antivirus ne répond pas, le fichier n’a pas été pris. Réessayez dans quelques minutes."), 503
        ) from error
    if found:
        log.warning("An upload was refused: malware was found in it.")
        raise RefusedUpload(
            _("L’antivirus a reconnu un programme malveillant dans ce fichier ; il n’a pas été gardé. "
              "Faites analyser l’appareil d’où il vient.")
        )  # fmt: skip


def _has_test_file(stream: IO[bytes]) -> bool:
    stream.seek(0)
    tail = b""
    while block := stream.read(BLOCK):
        if _TEST_FILE in tail + block:
            return True
        tail = block[-len(_TEST_FILE) :]
    return False


def _ask_clamd(stream: IO[bytes]) -> bool:
    where = urlsplit(settings.CLAMD_URL)
    if not where.scheme:
        return False
    stream.seek(0)
    try:
        with _connect(where.scheme, where.hostname or "", where.port or 3310, where.path) as line:
            line.sendall(b"zINSTREAM\0")
            while block := stream.read(BLOCK):
                line.sendall(struct.pack("!L", len(block)) + block)
            line.sendall(struct.pack("!L", 0))
            answer = _read_all(line)
    except OSError as error:
        raise ScannerUnreachable(type(error).__name__) from error
    if answer.endswith(b"FOUND"):
        return True
    if not answer.endswith(b"OK"):
        raise ScannerUnreachable(answer[:60].decode("ascii", "replace"))
    return False


def _connect(scheme: str, host: str, port: int, path: str) -> socket.socket:
    if scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(path)
        return line
    return socket.create_connection((host, port), timeout=SECONDS)


def _read_all(line: socket.socket) -> bytes:
    parts = []
    while part := line.recv(4096):
        parts.append(part)
    return b"".join(parts).strip(b"\0\r\n ")
