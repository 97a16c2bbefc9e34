"""Files to take along: what they may be, told by their content."""

from __future__ import annotations

from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from hub.media.checks.office import ODF_TYPES, OOXML_MAIN, check_odf, check_ooxml
from hub.media.checks.pdf import check_pdf
from hub.media.checks.plain import check_plain
from hub.media.errors import RefusedUpload
from hub.media.names import extension_of


def check_document(stream: IO[bytes], name: str) -> str:
    """The extension of the file in `stream`. Raises RefusedUpload where content and name differ or are not taken."""
    kind = extension_of(name)
    if kind not in settings.WAGTAILDOCS_EXTENSIONS:
        raise RefusedUpload(
            _("Ce type de fichier n’est pas accepté. Envoyez l’un de ceux-ci : %(kinds)s.")
            % {"kinds": ", ".join(settings.WAGTAILDOCS_EXTENSIONS).upper()}
        )
    stream.seek(0)
    if _sign(stream.read(8)) != _expected(kind):
        raise RefusedUpload(
            _("Le contenu de ce fichier n’est pas celui d’un fichier « %(kind)s ». "
              "Ouvrez-le dans son programme et enregistrez-le sous ce format.") % {"kind": kind.upper()}
        )  # fmt: skip
    if kind == "pdf":
        check_pdf(stream)
    elif kind in OOXML_MAIN:
        check_ooxml(stream, kind)
    elif kind in ODF_TYPES:
        check_odf(stream, kind)
    else:
        check_plain(stream)
    return kind


def _sign(start: bytes) -> str:
    if start.startswith(b"%PDF-"):
        return "pdf"
    return "zip" if start.startswith(b"PK\x03\x04") else "text"


def _expected(kind: str) -> str:
    if kind == "pdf":
        return "pdf"
    return "zip" if kind in OOXML_MAIN or kind in ODF_TYPES else "text"
