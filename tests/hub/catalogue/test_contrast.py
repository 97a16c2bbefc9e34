"""Colours of the look: every pair that is read or recognised is far enough apart, in light and in dark."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[3] / "static" / "css" / "tokens.css"
PAIR = re.compile(r"--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\);")
GROUNDS = ["paper", "sheet", "shade", "accent-wash", "error-wash", "caution-wash", "added-wash", "removed-wash"]
THEMES = ["organisation", "quality", "anchoring", "confederation", "sustainability"]

TEXT = [(ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong") for ground in GROUNDS]
TEXT += [("error", ground) for ground in ("paper", "sheet", "shade", "error-wash")]
TEXT += [("caution", ground) for ground in ("paper", "sheet", "shade", "caution-wash")]
TEXT += [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-accent", "error"),
    ("ink", "mark"),
    ("paper", "ink"),
]
MARKS = [("edge", ground) for ground in ("paper", "sheet", "shade")]
MARKS += [(f"theme-{theme}", ground) for theme in THEMES for ground in ("paper", "sheet", "shade")]


def _tokens(scheme: int) -> dict[str, str]:
    return {name: pair[scheme] for name, *pair in PAIR.findall(TOKENS.read_text())}


def _luminance(colour: str) -> float:
    """Relative luminance of an oklch() colour, as WCAG counts it."""
    lightness, chroma, hue = (float(part) for part in colour[6:-1].split())
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    assert min(red, green, blue) > -0.02, f"{colour} is outside of sRGB"
    assert max(red, green, blue) < 1.02, f"{colour} is outside of sRGB"
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3.0)], ids=["text", "marks"])
def test_colours_can_be_told_apart(scheme: int, pairs: list[tuple[str, str]], least: float) -> None:
    tokens = _tokens(scheme)
    weak = {
        f"{front} on {ground}": round(ratio, 2)
        for front, ground in pairs
        if (ratio := _contrast(tokens[front], tokens[ground])) < least
    }
    assert not weak


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_no_theme_is_lighter_than_another(scheme: int) -> None:
    tokens = _tokens(scheme)
    assert len({tokens[f"theme-{theme}"].split()[0] for theme in THEMES}) == 1
