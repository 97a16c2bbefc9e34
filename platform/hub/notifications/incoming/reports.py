"""What mail systems report of a mail that did not arrive (RFC 3464)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

_STATUS = re.compile(r"\s*([245])\.\d{1,3}\.\d{1,3}")
# What says nothing about the address: a full mailbox, a mail too large, a content refused.
_PASSING = re.compile(r"\s*5\.(?:2\.2|2\.3|3\.\d+|7\.\d+)")

# Unknown, not here, not an address.
_NOBODY = (550, 551, 553)


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
            return Report(is_lasting(status), " ".join(words.split())[:200])
    return None


def is_lasting(status: str) -> bool:
    """Whether a status of RFC 3463 (`5.1.1`) says that the address will take no mail tomorrow either."""
    found = _STATUS.match(status)
    return bool(found and found.group(1) == "5" and not _PASSING.match(status))


def refuses_address(code: int, answer: str) -> bool:
    """Whether a server's answer to an address says that there is nobody; where it says no more, the code (RFC 5321)."""
    return code in _NOBODY and is_lasting(answer if _STATUS.match(answer) else "5.1.1")
