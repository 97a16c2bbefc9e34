"""Uploads good and bad, made here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

TEST_VIRUS = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NS = "http://schemas.openxmlformats.org/"
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    """`data` sent under `name`, which stays as it is."""
    sent = SimpleUploadedFile("x", data)
    sent._name = name  # type: ignore[attr-defined]
    return sent


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 80, 40)).save(out, kind, **options)
    return out.getvalue()


def camera_picture() -> bytes:
    """A photograph turned on its side, with place and camera."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET-CAMERA"
    exif[0x0112] = 6
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (46.0, 57.0, 1.0)
    return picture("JPEG", (80, 40), exif=exif, comment=b"SECRET-COMMENT")


def animation(frames: int, size: tuple[int, int] = (20, 20), kind: str = "GIF") -> bytes:
    out = io.BytesIO()
    pictures = [
        Image.new("RGB", size, (number * 90 % 256, 255 - number * 60 % 256, number * 37 % 256))
        for number in range(frames)
    ]
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:], duration=40)
    return out.getvalue()


def claimed_png(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def pdf(action: Mapping[str, str] | None = None, *, password: str = "", attach: bool = False) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    if action:
        made = DictionaryObject(
            {NameObject(key): NameObject(value) for key, value in action.items() if value[0] == "/"}
        )
        made.update({NameObject(key): TextStringObject(value) for key, value in action.items() if value[0] != "/"})
        page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): made})
    if attach:
        writer.add_attachment("x.exe", b"MZ")
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def office(
    kind: str = "docx", parts: Mapping[str, bytes] | None = None, *, without: str = "", types: str = ""
) -> bytes:
    """A small OOXML file with more `parts`."""
    path, name = MAIN[kind]
    main = types or f"application/vnd.openxmlformats-officedocument.{name}.main+xml"
    content = {
        "[Content_Types].xml": f'<Types xmlns="{NS}package/2006/content-types">'
        f'<Override PartName="/{path}" ContentType="{main}"/></Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{NS}package/2006/relationships"/>'.encode(),
        path: b'<?xml version="1.0"?><root/>',
        **(parts or {}),
    }
    return packed({key: data for key, data in content.items() if key != without})


def relation(kind: str, target: str) -> dict[str, bytes]:
    """A part that points elsewhere."""
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{NS}package/2006/relationships"><Relationship Id="r1" '
        f'Type="{NS}officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>".encode()
    }


def open_document(kind: str = "odt", body: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A small ODF file."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{ODF[kind]}".encode(),
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>".encode(),
            "META-INF/manifest.xml": manifest.encode(),
            **(parts or {}),
        }
    )


def packed(content: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()
