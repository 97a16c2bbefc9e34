"""PDF files: whole, without scripts, readable by everybody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from hub.media.checks.archives import damaged
from hub.media.errors import RefusedUpload

_PROBE = Path(__file__).with_name("pdf_probe.py")
SECONDS = 20
TAIL = 2048


def check_pdf(stream: IO[bytes]) -> None:
    """Raise RefusedUpload unless `stream` holds a sound PDF: header, trailer, pages, nothing that runs."""
    stream.seek(0)
    if stream.read(5) != b"%PDF-":
        raise damaged()
    size = stream.seek(0, 2)
    stream.seek(max(size - TAIL, 0))
    tail = stream.read()
    end = tail.rfind(b"%%EOF")
    # What stands after the end is not read by any PDF program, but may be by another one.
    if end < 0 or b"startxref" not in tail[:end] or tail[end + 5 :].strip(b"\0 \r\n\t"):
        raise damaged()
    verdict = _probe(stream)
    if verdict:
        raise _refusal(verdict)


def _probe(stream: IO[bytes]) -> str:
    stream.seek(0)
    try:
        done = subprocess.run(  # noqa: S603 - our own program; what was sent is its input only
            [sys.executable, "-I", "-B", str(_PROBE)],
            input=stream.read(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "complex"
    # Killed for want of time or memory: it says nothing.
    return "complex" if done.returncode else done.stdout.decode("ascii", "replace")


def _refusal(verdict: str) -> RefusedUpload:
    if verdict == "active":
        return RefusedUpload(
            _("Ce PDF contient un script, une action automatique ou un fichier joint. "
              "Réimprimez-le en PDF et envoyez le résultat.")
        )  # fmt: skip
    if verdict == "locked":
        return RefusedUpload(
            _("Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection et renvoyez-le.")
        )
    if verdict == "complex":
        return RefusedUpload(_("Ce PDF est trop compliqué à vérifier. Réimprimez-le en PDF et envoyez le résultat."))
    return damaged()
