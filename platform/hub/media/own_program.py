"""Running a program of ours on a file, so that no file can hold up a server or a worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SECONDS = 60
# Each thread of the arithmetic takes memory, which is scarce there.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def run_on(program: Path, data: bytes, *arguments: str) -> tuple[bytes, str]:
    """What `program` wrote of `data` until it ended or a minute was over, and the trouble, if any."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file is its input only
            [sys.executable, "-I", "-B", str(program), *arguments],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env={**os.environ, **_ONE_THREAD},
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        return expired.stdout or b"", "too slow"
    if not done.returncode:
        return done.stdout, ""
    lines = done.stderr.decode("ascii", "replace").strip().splitlines()
    return done.stdout, lines[-1][:60] if lines else f"status {done.returncode}"
