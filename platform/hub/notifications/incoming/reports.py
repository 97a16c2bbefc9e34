"""What mail systems report of a mail that did not arrive (RFC 3464)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

_STATUS = re.compile(r"\s*([245])\.\d{1,3}\.\d{1,3}")
# What says nothing about the address: a full mailbox, a mail too large, a content refused.
_PASSING = re.compile(r"\s*5\.(?:2\.2|2\.3|3\.\d+|7\.\d+)")


@dataclass(frozen=True, slots=True)
class Report:
    """`lasting`: the address itself is no good. `words`: the other system's own, for who looks after ours."""

    lasting: bool
    words: str


def read_report(message: Message) -> Report | None:
    """The report, where the mail is one; of a delay or a success there is nothing to tell."""
    if message.get_content_type() != "multipart/report" or message.get_param("report-type") != "delivery-status":
        return None
    parts = message.get_payload()
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, Message) and part.get_content_type() == "message/delivery-status":
            return _first_failure(part)
    return None


def _first_failure(part: Message) -> Report | None:
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, Message) and str(block.get("action", "")).strip().lower() == "failed":
            status = str(block.get("status", ""))
            words = str(block.get("diagnostic-code", "")) or status
            found = _STATUS.match(status)
            lasting = bool(found and found.group(1) == "5" and not _PASSING.match(status))
            return Report(lasting, " ".join(words.split())[:200])
    return None
