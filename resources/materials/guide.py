"""The words beside each section of a material."""

from __future__ import annotations

from pathlib import Path

from hub.contributions.guide import Guide, load_guide

SECTIONS_FILE = Path(__file__).with_name("sections.toml")


def material_guide(language: str | None = None) -> Guide:
    """Label, question, help, criterion and example by field, in `language` or the active one."""
    return load_guide(SECTIONS_FILE, language)
