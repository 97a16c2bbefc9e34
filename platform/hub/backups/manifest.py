"""What a backup says of itself: the first member of the tar, so that nothing is unpacked before it was read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.crypto import salted_hmac

from hub.backups.errors import BackupError

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Table:
    """Rows of a table, and a sum over their contents in whatever order ("" where the database's file has one)."""

    rows: int
    digest: str = ""


@dataclass(frozen=True)
class Member:
    """Size in bytes and SHA-256 of a file in the tar."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`migrations` are `app.name`, sorted; `files` the members after this one; `secret` recognises the secret key."""

    made_at: str
    site: str
    engine: str
    migrations: list[str]
    tables: dict[str, Table]
    secret: str
    files: dict[str, Member] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> bytes:
        """As it stands in the tar."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Manifest:
        """Raises BackupError for what is no manifest, or one of a layout that this version does not know."""
        try:
            held = json.loads(text)
            layout = held["format"]
            if layout != FORMAT:
                raise BackupError(f"The backup has layout {layout}; this version reads layout {FORMAT}.")
            tables = {name: Table(**each) for name, each in held.pop("tables").items()}
            files = {name: Member(**each) for name, each in held.pop("files").items()}
            return cls(tables=tables, files=files, **held)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError("This is not a backup of Relais: its manifest cannot be read.") from error


def applied() -> list[str]:
    """The migrations of the database that is open."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def secret_mark() -> str:
    """Tells two secret keys apart and says nothing of either."""
    return salted_hmac("hub.backups", "mark", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()[:16]


def measure(path: Path) -> Member:
    """Size and checksum of a file."""
    with path.open("rb") as opened:
        return Member(path.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest())
