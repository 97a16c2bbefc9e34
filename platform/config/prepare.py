"""Brings database, static files and demo up to date, and remembers it, so that the next start is quick.

`steps` reads files only; `perform` loads Django and is run in a process of its own.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("RELAIS_VAR") or ROOT / "var")
STAMPS = VAR / "stamps"


def _digest(paths: Iterable[Path], *more: str) -> str:
    found = hashlib.sha256("\0".join(more).encode())
    for path in sorted(paths):
        state = path.stat()
        found.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _requirements() -> list[Path]:
    return [path for path in (ROOT / "requirements.txt", ROOT / ".env") if path.exists()]


def _migrations() -> str:
    rooms = (ROOT / "platform" / "hub", ROOT / "platform" / "config", ROOT / "resources", ROOT / "exchange")
    files = [path for room in rooms for path in room.glob("**/migrations/*.py")]
    database = os.environ.get("DATABASE_URL") or str((VAR / "relais.sqlite3").exists())
    return _digest([*files, *_requirements()], database, sys.version)


def _static() -> str:
    files = [path for path in (ROOT / "static").glob("**/*") if path.is_file()]
    files += [path for path in (ROOT / "platform" / "hub").glob("*/static/**/*") if path.is_file()]
    present = f"{(VAR / 'static' / 'staticfiles.json').exists()} {os.environ.get('STATIC_MANIFEST', '')}"
    return _digest([*files, *_requirements(), ROOT / "platform" / "config" / "server" / "storage.py"], present)


def _messages() -> str:
    from config.messages import stale

    return _digest(stale())


def _demo() -> str:
    """Tie the demo to its database: a new one gets the demo again."""
    database = VAR / "relais.sqlite3"
    return os.environ.get("DATABASE_URL") or str(database.stat().st_ino if database.exists() else 0)


STATES: dict[str, Callable[[], str]] = {
    "messages": _messages,
    "migrate": _migrations,
    "static": _static,
    "demo": _demo,
}


def steps() -> list[str]:
    """Return what has to be done before the platform can start, in order. RELAIS_DEMO=0 leaves the demo out."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in STATES if name != "demo" or os.environ.get("RELAIS_DEMO", "1") != "0"]
    return [name for name in wanted if _read(name) != STATES[name]()]


def _read(name: str) -> str:
    stamp = STAMPS / name
    return stamp.read_text() if stamp.exists() else ""


def perform(names: list[str]) -> None:
    """Do the steps. Each is safe to repeat; a stamp is written when its step is through."""
    from django.core.management import call_command

    def migrate() -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)

    def static() -> None:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)

    def demo() -> None:
        # Does nothing where there is content already.
        call_command("load_demo", stdout=io.StringIO())

    def messages() -> None:
        from config.messages import compile_stale

        compile_stale()

    work = {"messages": messages, "migrate": migrate, "static": static, "demo": demo}
    words = {
        "messages": "Compiling the catalogues",
        "migrate": "Bringing the database up to date",
        "static": "Gathering the static files",
        "demo": "Loading the demo content",
    }
    STAMPS.mkdir(parents=True, exist_ok=True)
    for name in names:
        started = time.monotonic()
        print(f"{words[name]} …", end=" ", flush=True)
        work[name]()
        (STAMPS / name).write_text(STATES[name]())
        print(f"{time.monotonic() - started:.1f} s", flush=True)


def main() -> None:
    """Do the steps named on the command line."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    perform(sys.argv[1:])


if __name__ == "__main__":
    main()
