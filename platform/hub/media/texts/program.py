"""Reads a file from standard input and writes its text to standard output, a line of JSON for each part.

Runs as a program of its own with little memory and little time, so that no file can hold up a worker: what was written
until it dies counts. The last line is the language.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

CPU_SECONDS = 25
# Between two pages there is time to say what was found; the language takes a second.
ENOUGH_SECONDS = 18
MEMORY = 800 * 1024 * 1024
MOST_PAGES = 400
MOST_PARTS = 2000
MOST_TEXT = 2 * 1024 * 1024
LONGEST_HEADING = 400

if __name__ == "__main__":
    # Nothing of the environment counts (-I): the way to the readers is the way to this file.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from hub.media.texts.language import MOST, language_of  # noqa: E402
from hub.media.texts.parts import PageText  # noqa: E402
from hub.media.texts.tidy import clean  # noqa: E402


def reader_of(kind: str) -> Callable[[bytes], Iterable[PageText]]:
    """What reads files of this kind; raises KeyError where nothing does."""
    from hub.media.texts import opendocument, pdf, plain, sheets, slides, word

    readers: dict[str, Callable[[bytes], Iterable[PageText]]] = {
        "pdf": pdf.read_pdf,
        "docx": word.read_docx,
        "pptx": slides.read_pptx,
        "xlsx": sheets.read_xlsx,
        "odt": opendocument.read_opendocument,
        "odp": opendocument.read_opendocument,
        "ods": opendocument.read_opendocument,
        "txt": plain.read_txt,
        "csv": plain.read_csv,
    }
    return readers[kind]


def parts_of(kind: str, data: bytes) -> Iterator[PageText]:
    """The parts that have words, cleaned, until there is enough of them; raises on a broken file."""
    room, until = MOST_TEXT, time.process_time() + ENOUGH_SECONDS
    for place, part in enumerate(reader_of(kind)(data)):
        beyond = part.number is not None and part.number > MOST_PAGES
        if beyond or place >= MOST_PARTS or room <= 0 or time.process_time() > until:
            return
        text = clean(part.text)[:room]
        heading = clean(part.heading).replace("\n", " ")[:LONGEST_HEADING]
        room -= len(text) + len(heading)
        if text or heading:
            yield PageText(part.number, heading, text)


def main(kind: str) -> None:
    """Write what there is; ends with a status of its own where the file broke off."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable(logging.CRITICAL)
    begun = ""
    for part in parts_of(kind, sys.stdin.buffer.read()):
        _write([part.number, part.heading, part.text])
        if len(begun) < MOST:
            begun += f"{part.heading}\n{part.text}\n"
    _write(language_of(begun))


def _write(line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Exception as error:
        # What a broken file says of itself may be anything: only the sort of error goes out.
        sys.exit(type(error).__name__)
