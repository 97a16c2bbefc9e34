"""`make run`: web, worker, scheduler and indexer under one process, on a machine of one's own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from config.prepare import ROOT, steps
from config.supervisor import Child, Supervisor

START_SECONDS = 60


def main() -> int:
    """Prepare what is missing, run until told to stop, and return the exit status."""
    started = time.monotonic()
    port = os.environ.get("PORT", "8000")
    if not port.isdigit() or not _is_free(int(port)):
        print(
            f"Port {port} is taken: another program answers there, perhaps an earlier `make run`.\n"
            "Stop it, or choose another port:  PORT=8001 make run",
            file=sys.stderr,
        )
        return 1
    environment = _environment(port)
    # What is missing is judged in the environment in which it is made: else it would be missing at every start.
    os.environ.update(environment)
    missing = steps()
    if missing:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "config.prepare", *missing], cwd=ROOT, env=environment, check=False
        )
        if done.returncode:
            return done.returncode
    supervisor = Supervisor(_children(), environment, ROOT)
    supervisor.start()
    address = f"http://localhost:{port}"
    if _wait_until_up(supervisor, f"http://127.0.0.1:{port}/health/live"):
        print(_welcome(address, time.monotonic() - started), flush=True)
        while supervisor.tend(3600):
            pass
    return supervisor.stop()


def _children() -> list[Child]:
    python = sys.executable
    return [
        Child("web", [python, "-m", "gunicorn"]),
        Child("worker", [python, "manage.py", "worker"]),
        Child("scheduler", [python, "manage.py", "scheduler"]),
        Child("indexer", [python, "manage.py", "indexer"]),
    ]


def _environment(port: str) -> dict[str, str]:
    paths = [str(ROOT / "platform"), str(ROOT)]
    return {
        "RELAIS_LOCAL": "1",
        "SITE_URL": f"http://localhost:{port}",
        "STATIC_MANIFEST": "1",
        "WEB_CONCURRENCY": "2",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        # Several processes share the machine: a library that starts a thread per core would fight the others.
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        **os.environ,
        "PORT": port,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUNBUFFERED": "1",
    }


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _wait_until_up(supervisor: Supervisor, address: str) -> bool:
    end = time.monotonic() + START_SECONDS
    while supervisor.tend(0.2):
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own address
                return True
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                print("The web process does not answer; see above.", file=sys.stderr)
                return False
    return False


def _welcome(address: str, seconds: float) -> str:
    lines = [
        "",
        f"  Relais is up after {seconds:.1f} s:  {address}",
        f"  Mails arrive at:          {address}/mail/",
        "",
        *_accounts(),
        "",
        "  Ctrl-C stops it.",
    ]
    return "\n".join(lines)


def _accounts() -> list[str]:
    try:
        from config.demo.accounts import listing
    except ImportError:
        return []
    people = listing()
    lines = [f"  {name:<20} {email:<32} {role}" for name, email, role, _ in people]
    return [f"  Demo accounts, password {people[0][3]}:", *lines]


if __name__ == "__main__":
    sys.exit(main())
