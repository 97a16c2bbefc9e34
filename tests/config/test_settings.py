"""The settings refuse what would be unsafe in public."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.databases import ROOT

SAFE = {"SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "relais.example.org", "RELAIS_LOCAL": "0", "RELAIS_DEBUG": "0"}
EXAMPLE = dict(
    line.split("=", 1)
    for line in (ROOT / ".env.example").read_text().splitlines()
    if "=" in line and not line.startswith("#")
)


def start(var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=ROOT,
        env=kept | {"PYTHONPATH": "platform:.", "RELAIS_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_with_secrets_of_its_own_starts(tmp_path: Path) -> None:
    done = start(tmp_path, **SAFE)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": EXAMPLE["SECRET_KEY"]}, "SECRET_KEY still holds the example's secret"),
        ({"DATABASE_URL": "postgres://relais:change-me@db/relais"}, "DATABASE_URL still holds"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    ],
)
def test_an_unsafe_site_does_not_start(tmp_path: Path, change: dict[str, str], words: str) -> None:
    done = start(tmp_path, **(SAFE | change))
    assert done.returncode != 0
    assert words in done.stderr


def test_the_example_as_it_stands_does_not_start(tmp_path: Path) -> None:
    assert start(tmp_path, **EXAMPLE).returncode != 0


def test_on_one_s_own_machine_a_secret_is_made_and_kept(tmp_path: Path) -> None:
    assert start(tmp_path, RELAIS_LOCAL="1").returncode == 0
    key = (tmp_path / "secret-key").read_text()
    assert start(tmp_path, RELAIS_LOCAL="1").returncode == 0
    assert (tmp_path / "secret-key").read_text() == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
