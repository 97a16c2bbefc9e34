"""Make platform/hub/pdf/fonts/*.ttf out of static/fonts: the typesetter reads neither WOFF2 nor variable fonts.

Run by hand after tools/build_fonts.py; the results are committed.

    pip install fonttools brotli
    python tools/build_pdf_fonts.py
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "static" / "fonts"
OUT = ROOT / "platform" / "hub" / "pdf" / "fonts"

# Source, family, weight, slanted.
CUTS = [
    ("alegreya", "Alegreya", 400, False),
    ("alegreya", "Alegreya", 700, False),
    ("alegreya-italic", "Alegreya", 400, True),
    ("alegreya-names", "Alegreya Names", 400, False),
    ("alegreya-names", "Alegreya Names", 700, False),
    ("radio-canada", "Radio Canada", 400, False),
    ("radio-canada", "Radio Canada", 700, False),
    ("radio-canada-names", "Radio Canada Names", 400, False),
    ("radio-canada-names", "Radio Canada Names", 700, False),
]
STYLES = {(400, False): "Regular", (700, False): "Bold", (400, True): "Italic"}


def _cut(source: str, family: str, weight: int, slanted: bool) -> None:
    font = TTFont(SOURCE / f"{source}.woff2")
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    style = STYLES[weight, slanted]
    for platform in ((3, 1, 0x409), (1, 0, 0)):
        font["name"].setName(family, 1, *platform)
        font["name"].setName(style, 2, *platform)
        font["name"].setName(f"{family} {style}", 4, *platform)
        font["name"].setName(f"{family}-{style}".replace(" ", ""), 6, *platform)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01}[style]
    font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]
    target = OUT / f"{family}-{style}.ttf".replace(" ", "")
    font.save(target)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        _cut(*cut)
