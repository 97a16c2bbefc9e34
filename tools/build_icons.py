"""Make static/img/icons.svg, the sprite of line icons, from lucide-static (ISC) and our own strokes.

    npm install lucide-static
    python tools/build_icons.py node_modules/lucide-static

One stroke width and square ends for all: both are set in base.css, not in the drawings.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "static" / "img"

NAMES = [
    "arrow-left", "arrow-right", "arrow-up-right", "bell", "bold", "bookmark", "building-2", "calendar",
    "calendar-clock", "check", "chevron-down", "chevron-right", "circle-alert", "circle-help", "clock",
    "cloud-off", "copy", "download", "external-link", "eye", "file-text", "fingerprint-pattern", "flag",
    "git-compare", "heading", "history", "image", "info", "italic", "key-round", "keyboard", "languages",
    "link", "list", "list-ordered", "lock", "log-in", "log-out", "mail", "map-pin", "menu", "message-square",
    "moon", "pencil", "play", "plus", "presentation", "printer", "qr-code", "quote", "rotate-ccw", "rss", "search",
    "send", "settings", "shield-alert", "sliders-horizontal", "sun", "sun-moon", "trash-2", "triangle-alert",
    "undo-2", "upload", "user", "users", "x",
]  # fmt: skip

# Drawn by us on the same 24 squares: the handing over, one leg of it, and the baton that fell.
OWN = {
    "relay": '<path d="M4.5 20.5 9.5 10M13.5 14 18.5 3.5"/>',
    "leg": '<path d="M8 20 16 4"/>',
    "missed": '<path d="M4 21 10 9M15 20h7"/>',
}


def main(package: Path) -> None:
    symbols = []
    for name in NAMES:
        text = (package / "icons" / f"{name}.svg").read_text()
        body = re.search(r"<svg[^>]*>(.*)</svg>", text, re.S)
        if body is None:
            sys.exit(f"{name}: not a drawing")
        shapes = re.sub(r"\s+", " ", body[1]).replace("> <", "><").replace(" />", "/>").strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    symbols += [f'<symbol id="{name}" viewBox="0 0 24 24">{shape}</symbol>' for name, shape in OWN.items()]
    notice = "<!-- Line icons: Lucide, ISC License, see icons.LICENSE.txt; relay, leg and missed are ours. -->"
    (OUT / "icons.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{notice}\n' + "\n".join(symbols) + "\n</svg>\n"
    )
    (OUT / "icons.LICENSE.txt").write_text((package / "LICENSE").read_text())
    print(f"{len(symbols)} icons, {(OUT / 'icons.svg').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
