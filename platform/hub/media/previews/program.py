"""Reads a PDF from standard input and draws its first pages: for each a line of JSON with number of bytes, width and
height in pixels, then the picture as WebP. The first line says how many pages the document has.

Runs as a program of its own with little memory and little time, so that no file can hold up a worker: what was written
until it dies counts. It knows nothing of the platform.
"""

from __future__ import annotations

import io
import json
import resource
import sys

CPU_SECONDS = 25
MEMORY = 1024 * 1024 * 1024
MOST_PAGES = 12
# Enough to read a page of ordinary print on a telephone turned sideways.
LONGEST_SIDE = 1400
QUALITY = 70


def main() -> None:
    """Draw what there is until time or memory runs out."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    data = sys.stdin.buffer.read()

    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    _write({"pages": len(document)})
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        width, height = page.get_size()
        drawn = page.render(scale=LONGEST_SIDE / max(width, height, 1)).to_pil().convert("RGB")
        kept = io.BytesIO()
        drawn.save(kept, "WEBP", quality=QUALITY, method=4)
        _write({"bytes": kept.tell(), "width": drawn.width, "height": drawn.height}, kept.getvalue())


def _write(head: dict[str, int], body: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        # What a broken file says of itself may be anything: only the sort of error goes out.
        sys.exit(type(error).__name__)
