"""ZIP archives, judged by their table of contents before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext as _

from hub.media.checks.scanner import scan
from hub.media.errors import RefusedUpload

MAX_MEMBERS = 2000
MAX_TOTAL = 100 * 1024 * 1024
MAX_RATIO = 150
# Below this much, a high ratio is only an empty table.
RATIO_COUNTS_FROM = 2 * 1024 * 1024
_END = b"PK\x05\x06"
_END_SIZE = 22
_ENCRYPTED = 0x1


def damaged() -> RefusedUpload:
    """What to say of a file that does not open."""
    return RefusedUpload(
        _("Ce fichier est abîmé ou incomplet. Ouvrez-le sur votre appareil, enregistrez-le à nouveau et renvoyez-le.")
    )


def too_big_inside() -> RefusedUpload:
    """What to say of a file that unpacks to far more than it weighs."""
    return RefusedUpload(_("Une fois ouvert, ce fichier est démesurément grand. Allégez-le, ou enregistrez-le en PDF."))


@contextmanager
def opened(stream: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The archive in `stream`, once its table of contents has passed; scans every member.

    Raises RefusedUpload.
    """
    _check_end(stream)
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_members(archive.infolist())
            for member in archive.infolist():
                with archive.open(member) as content:
                    scan(content)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, OSError) as error:
        raise damaged() from error


def _check_end(stream: IO[bytes]) -> None:
    """The archive fills the file: nothing before it, nothing after it, and not more members than it may have."""
    size = stream.seek(0, 2)
    if size < _END_SIZE:
        raise damaged()
    stream.seek(size - _END_SIZE)
    end = stream.read(_END_SIZE)
    if not end.startswith(_END):
        raise damaged()
    count, table_size, table_start, comment = struct.unpack("<HIIH", end[10:22])
    if comment or table_start + table_size + _END_SIZE != size:
        raise damaged()
    if count > MAX_MEMBERS:
        raise too_big_inside()


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
        raise too_big_inside()
    names = set()
    for member in members:
        name = member.filename
        if member.flag_bits & _ENCRYPTED:
            raise RefusedUpload(
                _("Ce fichier est protégé par un mot de passe. Enregistrez-le sans protection et renvoyez-le.")
            )
        leaves = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
        if leaves or name in names or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged()
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > RATIO_COUNTS_FROM and ratio > MAX_RATIO:
            raise too_big_inside()
        names.add(name)
    if members and min(member.header_offset for member in members) != 0:
        raise damaged()
