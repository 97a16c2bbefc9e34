"""Which requests may be answered from the cache, and under what key. Bytes only, no framework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Parameters that others append to links and that no page of ours reads.
TRACKING_PREFIXES = (b"utm_", b"pk_", b"mtm_", b"matomo_")
TRACKING_NAMES = frozenset({b"fbclid", b"gclid", b"msclkid", b"mc_cid", b"mc_eid", b"igshid", b"ref_src"})
# Whoever sends one of these asks for something else than the page that everybody gets.
SPECIAL_HEADERS = frozenset({b"authorization", b"range", b"hx-request", b"x-requested-with", b"content-length"})
MAX_QUERY = 512

Headers = list[tuple[bytes, bytes]]
Key = tuple[bytes, str, bytes, bytes]


@dataclass(frozen=True, slots=True)
class CacheRequest:
    """What the cache needs to know of a request."""

    key: Key
    head: bool
    encodings: frozenset[str]
    if_none_match: bytes
    storable: bool


def read_request(
    scope: dict[str, Any], *, private_cookies: frozenset[bytes], known_cookies: frozenset[bytes]
) -> CacheRequest | None:
    """Return what the cache may do with this request, or None when it must keep out.

    A request with a private cookie (a session, a message for one person) never meets the cache. One with a cookie
    that nobody knows may be answered from it, but its answer is not kept for others.
    """
    method = scope["method"]
    if method not in ("GET", "HEAD"):
        return None
    host = accept = none_match = b""
    storable = method == "GET"
    for name, value in scope["headers"]:
        if name == b"host":
            host = value.lower()
        elif name == b"accept-encoding":
            accept = value
        elif name == b"if-none-match":
            none_match = value
        elif name == b"cookie":
            names = cookie_names(value)
            if names & private_cookies:
                return None
            storable = storable and names <= known_cookies
        elif name in SPECIAL_HEADERS:
            return None
    query = normalise_query(scope["query_string"])
    if not host or len(query) > MAX_QUERY:
        return None
    path = scope.get("raw_path") or scope["path"].encode()
    return CacheRequest(
        key=(host, scope.get("scheme", "http"), path, query),
        head=method == "HEAD",
        encodings=accepted_encodings(accept),
        if_none_match=none_match,
        storable=storable,
    )


def cookie_names(value: bytes) -> frozenset[bytes]:
    """Return the names in a Cookie header; what cannot be read counts under its own bytes, so as unknown."""
    return frozenset(part.split(b"=", 1)[0].strip() for part in value.split(b";") if part.strip())


def normalise_query(query: bytes) -> bytes:
    """Drop tracking parameters and sort the rest by name; repeated names keep their order, which may mean something."""
    if not query:
        return b""
    kept = []
    for part in query.split(b"&"):
        name = part.split(b"=", 1)[0].lower()
        if part and name not in TRACKING_NAMES and not name.startswith(TRACKING_PREFIXES):
            kept.append(part)
    ordered: list[bytes] = sorted(kept, key=_name_of)
    return b"&".join(ordered)


def _name_of(part: bytes) -> bytes:
    return part.split(b"=", 1)[0]


_encodings_seen: dict[bytes, frozenset[str]] = {}


def accepted_encodings(value: bytes) -> frozenset[str]:
    """Return which of `br` and `gzip` the client takes; browsers send few different headers, so they are remembered."""
    known = _encodings_seen.get(value)
    if known is not None:
        return known
    found = set()
    for part in value.decode("latin-1").lower().split(","):
        name, _, weight = part.strip().partition(";")
        refused = weight.replace(" ", "") in ("q=0", "q=0.0", "q=0.00", "q=0.000")
        if name.strip() in ("br", "gzip") and not refused:
            found.add(name.strip())
    result = frozenset(found)
    if len(_encodings_seen) < 256:
        _encodings_seen[value] = result
    return result
