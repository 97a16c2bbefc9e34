"""The house holds: rooms, sizes, and nothing that hides the standard library."""

from __future__ import annotations

import platform
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.ROOT)
ORDER = ("config", "exchange", "resources", "hub")
CODE_CEILING, TEST_CEILING = 400, 600


def tracked(pattern: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).exists()]


def test_platform_stays_a_folder_without_hiding_the_standard_library() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert platform.python_version()


def test_relations_between_models_point_the_way_imports_do() -> None:
    wrong = []
    for model in apps.get_models():
        room = model.__module__.split(".")[0]
        if room not in ORDER:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not field.concrete or target is None or isinstance(target, str):
                continue
            other = target.__module__.split(".")[0]
            if other in ORDER and ORDER.index(other) < ORDER.index(room):
                wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert wrong == []


@pytest.mark.parametrize(
    ("folder", "ceiling"), [("platform", 400), ("exchange", 400), ("resources", 400), ("tests", 600)]
)
def test_no_file_grows_past_its_ceiling(folder: str, ceiling: int) -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in tracked(f"{folder}/**.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > ceiling
    ]
    assert long == []


def test_the_median_file_is_short() -> None:
    sizes = sorted(
        len(path.read_text().splitlines())
        for folder in ("platform", "exchange", "resources")
        for path in tracked(f"{folder}/**.py")
        if "migrations" not in path.parts and path.name != "__init__.py"
    )
    assert sizes[len(sizes) // 2] < 80


def test_the_repository_holds_no_links_to_places_outside_of_it() -> None:
    """A link named like an environment replaces the real one in each copy that takes the commit over."""
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line for line in listed.stdout.splitlines() if line.startswith("120000")] == []


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_templates_write_moments_as_html_reads_them() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("templates/**.html")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        # `c` writes microseconds; HTML takes three digits at most.
        if re.search(r"datetime=\"\{\{[^}]*\|date:.c.", line)
    ]
    assert found == []


def test_templates_hold_no_inline_script_style_or_handler() -> None:
    inline = re.compile(
        r"<style|\sstyle=\"|\son[a-z]+=\"|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", re.I
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("templates/**.html")
        # The page for a broken server and mails bring their own style: nothing else can be loaded there.
        if path.name != "500.html" and "mail" not in path.parts and "email" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []
