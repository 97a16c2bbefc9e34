"""What the headers of a picture say of its size, read without decoding anything."""

from __future__ import annotations

import struct
from dataclasses import dataclass

PNG_SIGN = b"\x89PNG\r\n\x1a\n"
# JPEG's «start of frame» markers, which hold the size.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})


class BrokenPicture(Exception):  # noqa: N818
    """The headers make no sense."""


@dataclass(frozen=True, slots=True)
class Header:
    """A picture's kind and its largest extent; an animation has more than one frame."""

    kind: str
    width: int
    height: int
    frames: int = 1


def read_header(data: bytes) -> Header | None:
    """The header of a GIF, JPEG, PNG or WebP; None for anything else. Raises BrokenPicture."""
    try:
        if data.startswith(PNG_SIGN):
            return _png(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return _gif(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (IndexError, struct.error) as error:
        raise BrokenPicture from error
    return None


def _png(data: bytes) -> Header:
    width, height = struct.unpack_from(">II", data, 16)
    frames, at = 1, 8
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"acTL":
            (frames,) = struct.unpack_from(">I", data, at + 8)
        if name == b"IDAT":
            return Header("png", width, height, max(frames, 1))
        at += 12 + length
    raise BrokenPicture


def _gif(data: bytes) -> Header:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    frames = 0
    while True:
        mark = data[at]
        if mark == 0x3B:
            break
        if mark == 0x21:
            at = _skip_blocks(data, at + 2)
        elif mark == 0x2C:
            left, top, wide, high, own = struct.unpack_from("<HHHHB", data, at + 1)
            width, height = max(width, left + wide), max(height, top + high)
            frames += 1
            at = _skip_blocks(data, at + 10 + (3 << ((own & 7) + 1) if own & 0x80 else 0) + 1)
        else:
            raise BrokenPicture
    return Header("gif", width, height, frames)


def _skip_blocks(data: bytes, at: int) -> int:
    while size := data[at]:
        at += size + 1
    return at + 1


def _jpeg(data: bytes) -> Header:
    at = 2
    while True:
        if data[at] != 0xFF:
            raise BrokenPicture
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Header("jpg", width, height)
        elif marker in (0xD9, 0xDA):
            raise BrokenPicture
        else:
            at += 2 + struct.unpack_from(">H", data, at + 2)[0]


def _webp(data: bytes) -> Header:
    name = data[12:16]
    if name == b"VP8 ":
        width, height = (size & 0x3FFF for size in struct.unpack_from("<HH", data, 26))
        return Header("webp", width, height)
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return Header("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if name != b"VP8X":
        raise BrokenPicture
    width, height = (1 + int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
    frames, at = 0, 12
    while at + 8 <= len(data):
        chunk, length = struct.unpack_from("<4sI", data, at)
        frames += chunk == b"ANMF"
        at += 8 + length + (length & 1)
    return Header("webp", width, height, max(frames, 1))
