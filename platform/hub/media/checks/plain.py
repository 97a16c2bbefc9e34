"""Plain text and tables in text form."""

from __future__ import annotations

import codecs
import re
from typing import IO

from django.utils.translation import gettext as _

from hub.media.errors import RefusedUpload

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*(?:<[!?a-z/]|#!|%!PS)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def check_plain(stream: IO[bytes]) -> None:
    """Raise RefusedUpload unless `stream` is text that no program takes for anything else."""
    stream.seek(0)
    data = stream.read()
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if _CONTROLS.search(text) or _MARKUP.match(text) or "<script" in text.lower():
        raise RefusedUpload(_("Ce fichier n’est pas du texte simple. Enregistrez-le en PDF, ou copiez le texte seul."))
