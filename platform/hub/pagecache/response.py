"""Which answers may be kept for other readers, and in which forms they are kept."""

from __future__ import annotations

import gzip
import hashlib
import os
import struct
import time
import zlib
from dataclasses import dataclass

import brotli

from hub.pagecache.request import Headers

COMPRESSIBLE = (
    b"text/",
    b"application/json",
    b"application/atom+xml",
    b"application/xml",
    b"application/javascript",
    b"application/manifest+json",
    b"image/svg+xml",
)
MIN_COMPRESSED = 300
MAX_STORED = 2 * 1024 * 1024
# An answer may depend on these: cookies decide before the cache is asked, encodings are kept apart.
HARMLESS_VARY = frozenset({b"cookie", b"accept-encoding", b"origin"})
BROWSER_RULE = b"max-age=0, must-revalidate"


@dataclass(slots=True)
class Page:
    """A stored answer in all its forms. The plain one of a packed page is not kept but unpacked when asked for."""

    generation: int
    expires: float
    etag: bytes
    size: int
    forms: dict[str, tuple[Headers, bytes]]
    unchanged: Headers


def header(headers: Headers, name: bytes) -> bytes:
    """Return the values of a header joined by commas, lower case; empty when absent."""
    return b",".join(value.lower() for key, value in headers if key == name)


def is_compressible(headers: Headers, body: bytes) -> bool:
    """Tell whether packing this body is worth it and allowed."""
    if len(body) < MIN_COMPRESSED or header(headers, b"content-encoding"):
        return False
    return header(headers, b"content-type").startswith(COMPRESSIBLE)


def is_storable(status: int, headers: Headers, body: bytes) -> bool:
    """Tell whether the answer is the same for every anonymous reader."""
    if status != 200 or len(body) > MAX_STORED:
        return False
    if header(headers, b"set-cookie") or header(headers, b"content-encoding"):
        return False
    control = header(headers, b"cache-control")
    if b"private" in control or b"no-store" in control or b"no-cache" in control:
        return False
    vary = {part.strip() for part in header(headers, b"vary").split(b",") if part.strip()}
    return vary <= HARMLESS_VARY


def pack_brotli(body: bytes) -> bytes:
    """Pack for keeping: paid once, read many times."""
    packed: bytes = brotli.compress(body, quality=6, lgwin=18, mode=brotli.MODE_TEXT)
    return packed


def pack_gzip(body: bytes) -> bytes:
    """Pack for keeping, for the clients that know no brotli."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def pack_once(body: bytes) -> bytes:
    """Pack an answer for one person: quickly, and with a length that tells nothing of a secret in it.

    A file name of random length in the header hides how well the body was packed from who watches sizes.
    """
    noise = b"x" * (os.urandom(1)[0] % 100)
    head = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff" + noise + b"\x00"
    packer = zlib.compressobj(4, zlib.DEFLATED, -zlib.MAX_WBITS)
    return head + packer.compress(body) + packer.flush() + struct.pack("<LL", zlib.crc32(body), len(body) & 0xFFFFFFFF)


def without(headers: Headers, *names: bytes) -> Headers:
    """Return the headers without these."""
    return [(key, value) for key, value in headers if key not in names]


def add_vary(headers: Headers, name: bytes) -> Headers:
    """Return the headers with one more name in Vary."""
    present = [value for key, value in headers if key == b"vary"]
    if name.lower() in header(headers, b"vary"):
        return headers
    return [*without(headers, b"vary"), (b"vary", b", ".join([*present, name]))]


def build_page(headers: Headers, body: bytes, *, generation: int, ttl: float) -> Page:
    """Make the stored forms of an answer: plain, gzip and brotli where that is smaller, and «not modified»."""
    etag = header(headers, b"etag") or b'W/"' + hashlib.blake2b(body, digest_size=12).hexdigest().encode() + b'"'
    common = without(headers, b"content-length", b"etag", b"x-cache")
    if not header(headers, b"cache-control"):
        common.append((b"cache-control", BROWSER_RULE))
    bodies = {"": body}
    if is_compressible(headers, body):
        common = add_vary(common, b"Accept-Encoding")
        bodies |= {"br": pack_brotli(body), "gzip": pack_gzip(body)}
    common = [*common, (b"etag", etag)]
    forms: dict[str, tuple[Headers, bytes]] = {}
    for encoding, content in bodies.items():
        own = [(b"content-length", str(len(content)).encode())]
        if encoding:
            own.append((b"content-encoding", encoding.encode()))
        forms[encoding] = ([*common, *own], content)
    if "gzip" in bodies:
        forms[""] = (forms[""][0], b"")
        del bodies[""]
    kept_on_304 = (b"cache-control", b"vary", b"etag", b"expires", b"content-location")
    return Page(
        generation=generation,
        expires=time.monotonic() + ttl,
        etag=etag,
        size=sum(map(len, bodies.values())) + 3000,
        forms=forms,
        unchanged=[(key, value) for key, value in common if key in kept_on_304],
    )


def choose_form(page: Page, encodings: frozenset[str]) -> tuple[Headers, bytes]:
    """Return the smallest stored form that the client takes."""
    for encoding in ("br", "gzip"):
        if encoding in encodings and encoding in page.forms:
            return page.forms[encoding]
    headers, body = page.forms[""]
    if "gzip" in page.forms:
        body = gzip.decompress(page.forms["gzip"][1])
    return headers, body


def matches(if_none_match: bytes, etag: bytes) -> bool:
    """Tell whether the client holds this version already (weak comparison, as RFC 9110 has it for If-None-Match)."""
    if not if_none_match:
        return False
    if if_none_match.strip() == b"*":
        return True
    bare = etag.removeprefix(b"W/")
    return any(part.strip().removeprefix(b"W/") == bare for part in if_none_match.split(b","))
