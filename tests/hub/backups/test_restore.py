"""A backup comes back whole on an empty machine, or not at all. Real processes, real files, both databases."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest

from hub.backups.errors import BackupError
from hub.backups.services.restore import read_manifest, restore
from hub.backups.services.write import write
from hub.backups.tasks import nightly_backup
from tests.support import databases
from tests.support.databases import ROOT

pytestmark = pytest.mark.long

DATABASE_URL = os.environ.get("DATABASE_URL", "")
FILL = """
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from hub.accounts.models import User
for n in range(3): User.objects.create_user(email=f"person{n}@example.org", password="tandem-2016")
storages["default"].save("pictures/pont.txt", ContentFile("Röstigraben à l’école".encode()))
storages["private"].save("letters/brief.txt", ContentFile("nur für uns".encode()))
"""
COUNT = "from hub.accounts.models import User; print(User.objects.count())"
KNOWN = (
    "from hub.accounts.models import User as U; "
    "print(U.objects.count(), U.objects.get(email='person1@example.org').check_password('tandem-2016'))"
)


@dataclass
class Machine:
    """A platform's data and nothing that runs."""

    environment: dict[str, str]
    var: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    def manage(self, *command: str) -> str:
        return databases.manage(self.environment, *command)

    def shell(self, words: str) -> str:
        return self.manage("shell", "-v0", "-c", words).strip()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Machine]]:
    """Make machines with a database that is migrated, or empty."""
    made: list[str] = []

    def make(name: str, *, migrated: bool) -> Machine:
        var = tmp_path_factory.mktemp(name)
        url = ""
        if DATABASE_URL:
            made.append(f"relais_backup_{token_hex(6)}")
            template = databases.postgres_template(DATABASE_URL) if migrated else "template1"
            databases.create_database(DATABASE_URL, made[-1], template=template)
            url = databases.with_database(DATABASE_URL, made[-1])
        elif migrated:
            shutil.copy(databases.sqlite_template(), var / "relais.sqlite3")
        own = databases.environment(var, url)
        own.pop("SECRET_KEY", None)
        return Machine(own, var)

    yield make
    for name in made:
        databases.drop_database(DATABASE_URL, name)


@pytest.fixture(scope="module")
def old(machine: Callable[..., Machine]) -> Machine:
    """A platform with three people and two files."""
    old = machine("old", migrated=True)
    old.shell(FILL)
    return old


@pytest.fixture(scope="module")
def backup(old: Machine) -> Path:
    """Its backup, which nobody else may read: two files and the secret key."""
    target = old.var / "backups" / "night.tar"
    assert "3 files" in old.manage("backup", str(target))
    assert target.stat().st_mode & 0o077 == 0
    return target


def rewritten(backup: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> Path:
    """The same backup with something else in it."""
    other = backup.with_name("changed.tar")
    with tarfile.open(backup) as tar, tarfile.open(other, "w") as out:
        for entry in tar:
            opened = tar.extractfile(entry)
            assert opened is not None
            entry.name, content = change(entry.name, opened.read())
            entry.size = len(content)
            out.addfile(entry, io.BytesIO(content))
    return other


def test_all_comes_back_on_an_empty_machine(machine: Callable[..., Machine], old: Machine, backup: Path) -> None:
    fresh = machine("fresh", migrated=False)
    words = fresh.manage("restore", str(backup))
    assert "all as they were" in words
    assert fresh.shell(KNOWN) == "3 True"
    assert (fresh.var / "media/pictures/pont.txt").read_text() == "Röstigraben à l’école"
    letter = fresh.var / "private/letters/brief.txt"
    assert letter.read_bytes() == b"nur f\xc3\xbcr uns"
    assert letter.stat().st_mode & 0o077 == 0
    # Signatures of before hold: the key came along.
    assert (fresh.var / "secret-key").read_text() == (old.var / "secret-key").read_text()


def test_what_is_there_is_not_lost(machine: Callable[..., Machine], backup: Path) -> None:
    busy = machine("busy", migrated=True)
    busy.shell("from hub.accounts.models import User; User.objects.create_user(email='here@example.org', password='x')")
    refused = busy.run("restore", str(backup))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr

    busy.manage("restore", str(backup), "--replace")
    (aside,) = (busy.var / "backups").glob("before-*.tar")
    assert read_manifest(aside).tables["accounts_user"].rows == 1
    beat = "from hub.tasks.models import Heartbeat as H; from django.utils.timezone import now; "
    assert busy.shell(beat + "H.objects.create(ident='w', kind='worker', seen_at=now());" + COUNT) == "3"

    running = busy.run("restore", str(aside), "--replace")
    assert running.returncode == 1
    assert "is running" in running.stderr
    assert len(list((busy.var / "backups").iterdir())) == 1


def _newer(name: str, content: bytes) -> tuple[str, bytes]:
    if name != "manifest.json":
        return name, content
    held = json.loads(content)
    held["migrations"].append("accounts.9999_of_tomorrow")
    return name, json.dumps(held).encode()


def _other_layout(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b'"format": 1', b'"format": 2')


def _turned_letter(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b"nur", b"nun")


def _outside(name: str, content: bytes) -> tuple[str, bytes]:
    return ("../outside.txt" if name.startswith("media/") else name), content


def _other_engine(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b'"engine": "', b'"engine": "other-')


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (_newer, "newer version"),
        (_other_layout, "layout 2"),
        (_turned_letter, "checksum"),
        (_outside, "manifest does not"),
        (_other_engine, "DATABASE_URL"),
        (None, "cannot be read"),
        ("half", "cannot be read"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_touched(
    backup: Path, tmp_path: Path, settings: Any, change: object, word: str
) -> None:
    settings.DATA_ROOT = tmp_path / "data"
    if callable(change):
        source = rewritten(backup, change)
    else:
        source = backup.with_name("broken.tar")
        source.write_bytes(backup.read_bytes()[:-200_000] if change else b"<html>not found</html>")
    with pytest.raises(BackupError, match=word):
        restore(source=source)
    assert list((tmp_path / "data").iterdir()) == []
    assert not (tmp_path / "outside.txt").exists()


def test_a_backup_is_never_written_over(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(BackupError, match="nothing was overwritten"):
        write(target=backup)
    assert backup.read_bytes() == before


@pytest.mark.django_db(transaction=True)
def test_each_night_one_more_and_the_oldest_goes(settings: Any, tmp_path: Path) -> None:
    settings.DATA_ROOT, settings.BACKUP_DIR, settings.BACKUPS_KEPT = tmp_path, str(tmp_path / "nights"), 2
    for night in ("20160317-023000", "20160318-023000", "20160319-023000"):
        (tmp_path / "nights").mkdir(exist_ok=True)
        (tmp_path / "nights" / f"relais-{night}.tar").touch()
    name = nightly_backup.call()
    left = sorted(path.name for path in (tmp_path / "nights").iterdir())
    assert left == ["relais-20160319-023000.tar", name]
    assert read_manifest(tmp_path / "nights" / name).tables["accounts_user"].rows == 0
