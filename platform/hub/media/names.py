"""Names of files: the one that people see, and the key under which the file lies on the disk."""

from __future__ import annotations

import re
import secrets
import unicodedata
from pathlib import PurePosixPath

LONGEST = 120
# What no file system takes, what would end a header or a tag, and the forms in which browsers send it.
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]|%(?:00|0a|0d|22|2f|5c)', re.IGNORECASE)
# Control and direction marks, halves of characters, private and unassigned ones, line and paragraph ends.
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_SPACES = re.compile(r"\s+")
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,5})$")


def extension_of(name: str) -> str:
    """The extension of `name` in lower case, without the dot; empty where it has none."""
    found = _EXTENSION.search(name.strip())
    return found.group(1).lower() if found and found.start() > 0 else ""


def clean_name(name: str, *, extension: str = "") -> str:
    """`name` as it may be shown and sent: without path, control or direction marks, at most 120 characters.

    `extension` replaces the name's own.
    """
    last = re.split(r"[/\\]", name)[-1]
    text = unicodedata.normalize("NFC", last.encode("utf-8", "ignore").decode("utf-8"))
    text = "".join(char for char in text if unicodedata.category(char) not in _HIDDEN)
    text = _SPACES.sub(" ", _UNSAFE.sub("", text)).strip(" .")
    own = extension_of(text)
    stem = text[: -len(own) - 1].strip(" .") if own else text
    ending = f".{extension or own}" if extension or own else ""
    return f"{stem[: LONGEST - len(ending)].strip(' .') or 'document'}{ending}"


def disk_key(folder: str, name: str) -> str:
    """An unguessable place in `folder` that keeps nothing of `name` but its extension."""
    ending = extension_of(name)
    return str(PurePosixPath(folder) / (secrets.token_hex(16) + (f".{ending}" if ending else "")))
