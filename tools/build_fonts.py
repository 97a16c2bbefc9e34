"""Make static/fonts/*.woff2 and print the metrics of the fallback faces.

Run by hand when a face changes, never at build time: the results are committed.

    npm install @fontsource-variable/alegreya @fontsource-variable/radio-canada @fontsource/alegreya-sc
    pip install fonttools brotli
    python tools/build_fonts.py node_modules /usr/share/fonts/truetype/liberation

Kept: what French, German, Italian and English are set in, and Latin Extended-A for people's names.
Dropped: every axis but the weight (400 to 700), hinting, and all but the features named here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parent.parent / "static" / "fonts"
CEILING = 90_000

FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "tnum", "lnum", "pnum", "calt", "rvrn", "rclt"]
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, 0x178, 0x1E9E, *range(0x2010, 0x2016),
    0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2009, 0x202F, 0x2032, 0x2039,
    0x203A, 0x20AC, *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
]  # fmt: skip
NAMES = [*range(0x100, 0x152), *range(0x154, 0x178), *range(0x179, 0x180), *range(0x218, 0x21C)]
ITALIC = [ord(c) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:?!'()-/&%"]
ITALIC += [ord(c) for c in "àâäçèéêëîïìòôöùûüÀÉÈÄÖÜœ«»’“”–—…\u00a0\u202f"]
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÉÈÀ"

# Letters weighted as they come in running French and German text: the mean width decides how far a
# fallback face must be stretched for lines to break at the same words.
SAMPLE = (
    "Les responsables de projets notent ce qui a changé, ce qui n’a pas marché et ce que cela a coûté. "
    "Wer ein Projekt leitet, schreibt auf, was sich geändert hat, was nicht ging und was es gekostet hat. "
)


def _cut(source: Path, codepoints: list[int], axes: dict[str, object], features: list[str]) -> TTFont:
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    options.drop_tables += ["STAT"]
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codepoints)
    cutter.subset(font)
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, axes)
    return font


def _small_capitals(source: Path) -> TTFont:
    """Put the small-capital shapes of the lower case where the capitals are encoded."""
    font = _cut(source, [ord(c.lower()) for c in CAPITALS], {}, ["kern"])
    for table in font["cmap"].tables:
        table.cmap = {ord(chr(code).upper()): glyph for code, glyph in table.cmap.items()}
    return font


def _save(font: TTFont, name: str) -> int:
    font.flavor = "woff2"
    target = OUT / f"{name}.woff2"
    font.save(target)
    print(f"{name:28} {target.stat().st_size:7,}")
    return target.stat().st_size


def _mean_width(font: TTFont) -> float:
    cmap, widths = font.getBestCmap(), font["hmtx"]
    return float(sum(widths[cmap[ord(c)]][0] for c in SAMPLE) / len(SAMPLE) / font["head"].unitsPerEm)


def _fallback(name: str, face: TTFont, file: Path) -> None:
    """Print the overrides under which an installed face takes the room of ours."""
    other = TTFont(file)
    adjust = _mean_width(face) / _mean_width(other)
    em = face["head"].unitsPerEm * adjust
    up, down, gap = face["hhea"].ascent, -face["hhea"].descent, face["hhea"].lineGap
    print(f"{name} over {file.stem}: size-adjust {adjust:.2%}, "
          f"ascent {up / em:.2%}, descent {down / em:.2%}, gap {gap / em:.2%}")  # fmt: skip


def main(modules: Path, installed: Path) -> None:
    variable = modules / "@fontsource-variable"

    def cut(family: str, part: str, style: str, codepoints: list[int]) -> TTFont:
        source = variable / family / "files" / f"{family}-{part}-wght-{style}.woff2"
        if style == "italic":
            return _cut(source, codepoints, {"wght": 400}, ["liga"])
        return _cut(source, codepoints, {"wght": (400, 700)}, FEATURES)

    OUT.mkdir(parents=True, exist_ok=True)
    total = 0
    for family in ("alegreya", "radio-canada"):
        total += _save(cut(family, "latin", "normal", LATIN), family)
        total += _save(cut(family, "latin-ext", "normal", NAMES), f"{family}-names")
    total += _save(cut("alegreya", "latin", "italic", ITALIC), "alegreya-italic")
    capitals = modules / "@fontsource" / "alegreya-sc" / "files" / "alegreya-sc-latin-400-normal.woff2"
    total += _save(_small_capitals(capitals), "alegreya-capitals")
    print(f"{'together':28} {total:7,}")
    if total > CEILING:
        sys.exit(f"More than {CEILING:,} bytes together.")
    for family, local in (("alegreya", "LiberationSerif"), ("radio-canada", "LiberationSans")):
        for weight, style in ((400, "Regular"), (600, "Bold")):
            face = instancer.instantiateVariableFont(TTFont(OUT / f"{family}.woff2"), {"wght": weight})
            _fallback(f"{family} {weight}", face, installed / f"{local}-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
