"""One number that every process of a host sees."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from hub.pagecache.generation import SharedFile

ADVANCE = "import sys; sys.path.insert(0, 'platform'); from hub.pagecache.generation import SharedFile; "


def test_another_process_is_heard_at_once(tmp_path: Path) -> None:
    here = SharedFile(tmp_path / "deep" / "generation")
    before = here.current()
    code = f"{ADVANCE}SharedFile({str(tmp_path / 'deep' / 'generation')!r}).advance()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).resolve().parents[3])
    assert here.current() == (before or 0) + 1
    here.close()


def test_no_change_is_lost_among_threads_and_openings(tmp_path: Path) -> None:
    files = [SharedFile(tmp_path / "generation") for _ in range(3)]
    start = files[0].current() or 0

    def advance(file: SharedFile) -> None:
        for _ in range(200):
            file.advance()

    threads = [threading.Thread(target=advance, args=(file,)) for file in files for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {file.current() for file in files} == {start + 1200}
