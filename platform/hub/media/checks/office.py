"""Word, Excel and PowerPoint files (OOXML) and their open counterparts (ODF)."""

from __future__ import annotations

import zipfile
from typing import IO

from django.utils.translation import gettext as _

from hub.media.checks.archives import opened
from hub.media.checks.markup import check_prolog, read_markup
from hub.media.errors import RefusedUpload

_OOXML = "application/vnd.openxmlformats-officedocument."
OOXML_MAIN = {
    "docx": f"{_OOXML}wordprocessingml.document.main+xml",
    "xlsx": f"{_OOXML}spreadsheetml.sheet.main+xml",
    "pptx": f"{_OOXML}presentationml.presentation.main+xml",
}
ODF_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
_CONTENT_TYPES = "[Content_Types].xml"
_MARKUP = (".xml", ".rels", ".vml", ".rdf")
_ACTIVE = ("vbaproject", "vbadata", "/activex/", "oleobject", "/macrosheets/", "/customui/")
_ACTIVE_FOLDERS = ("basic/", "scripts/")
_XLINK = "http://www.w3.org/1999/xlink href"
_ELSEWHERE = ("http:", "https:", "ftp:", "file:", "smb:", "//", "\\\\", "../")


def check_ooxml(stream: IO[bytes], kind: str) -> None:
    """Raise RefusedUpload unless `stream` holds a sound `kind` (docx, xlsx, pptx) without anything active."""
    with opened(stream) as archive:
        names = set(archive.namelist())
        if _CONTENT_TYPES not in names or "_rels/.rels" not in names:
            raise _not_a(kind)
        _refuse_active(names)
        _check_all_markup(archive)
        main = _main_part(archive, kind)
        if main.lstrip("/") not in names:
            raise _not_a(kind)
        for name in names:
            if name.endswith(".rels"):
                with archive.open(name) as part:
                    read_markup(part, _refuse_external)


def check_odf(stream: IO[bytes], kind: str) -> None:
    """Raise RefusedUpload unless `stream` holds a sound `kind` (odt, ods, odp) without anything active."""
    with opened(stream) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.header_offset)
        names = {member.filename for member in members}
        if not {"mimetype", "content.xml", "META-INF/manifest.xml"} <= names or members[0].filename != "mimetype":
            raise _not_a(kind)
        if members[0].file_size > 200 or archive.read("mimetype").decode("ascii", "replace").strip() != ODF_TYPES[kind]:
            raise _not_a(kind)
        _refuse_active(names)
        _check_all_markup(archive)
        with archive.open("META-INF/manifest.xml") as part:
            read_markup(part, _refuse_encrypted)
        for name in ("content.xml", "styles.xml"):
            if name in names:
                with archive.open(name) as part:
                    read_markup(part, _refuse_linked)


def _not_a(kind: str) -> RefusedUpload:
    return RefusedUpload(
        _("Le contenu de ce fichier n’est pas celui d’un fichier « %(kind)s ». "
          "Ouvrez-le dans son programme et enregistrez-le sous ce format.") % {"kind": kind.upper()}
    )  # fmt: skip


def _refuse_active(names: set[str]) -> None:
    for name in names:
        low = "/" + name.lower()
        if any(part in low for part in _ACTIVE) or low[1:].startswith(_ACTIVE_FOLDERS):
            raise RefusedUpload(
                _("Ce fichier contient des macros ou des objets actifs. Enregistrez-le sans eux, ou en PDF.")
            )


def _check_all_markup(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        if member.filename.lower().endswith(_MARKUP) and member.file_size:
            with archive.open(member) as part:
                check_prolog(part)


def _main_part(archive: zipfile.ZipFile, kind: str) -> str:
    """The name of the part that holds the document, wherever its program puts it."""
    found = []

    def look(name: str, attributes: dict[str, str]) -> None:
        content_type = attributes.get("ContentType", "")
        if "macroenabled" in content_type.lower() or "vbaproject" in content_type.lower():
            _refuse_active({"vbaProject.bin"})
        if name.endswith(" Override") and content_type == OOXML_MAIN[kind]:
            found.append(attributes.get("PartName", ""))

    with archive.open(_CONTENT_TYPES) as part:
        read_markup(part, look)
    if len(found) != 1:
        raise _not_a(kind)
    return found[0]


def _refuse_external(name: str, attributes: dict[str, str]) -> None:
    # Links that a reader clicks are fine; what a program fetches on opening is not.
    external = attributes.get("TargetMode", "").lower() == "external"
    if external and not attributes.get("Type", "").endswith("/hyperlink"):
        raise _fetches()


def _refuse_linked(name: str, attributes: dict[str, str]) -> None:
    local = name.rsplit(" ", 1)[-1]
    target = attributes.get(_XLINK, "").strip().lower()
    if local not in ("a", "event-listener") and target.startswith(_ELSEWHERE):
        raise _fetches()
    if local in ("event-listener", "dde-source"):
        _refuse_active({"Basic/"})


def _refuse_encrypted(name: str, attributes: dict[str, str]) -> None:
    if name.endswith(" encryption-data"):
        raise RefusedUpload(
            _("Ce fichier est protégé par un mot de passe. Enregistrez-le sans protection et renvoyez-le.")
        )


def _fetches() -> RefusedUpload:
    return RefusedUpload(
        _("Ce fichier va chercher un modèle ou une image ailleurs quand on l’ouvre. "
          "Intégrez ces éléments, ou enregistrez-le en PDF.")
    )  # fmt: skip
