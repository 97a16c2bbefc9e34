"""Put all that is a person's into one file."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from hub.portability.registry import ExportPart, parts


def collect(*, user: Any) -> dict[str, ExportPart]:
    """Ask every room for its part; the files are not opened yet."""
    return dict(parts(user))


def size_of_files(collected: dict[str, ExportPart]) -> int:
    """How many bytes of files the archive will hold."""
    return sum(file.size for part in collected.values() for file in part.files)


def write_archive(*, user: Any, collected: dict[str, ExportPart], target: IO[bytes]) -> None:
    """Write the zip. A file that is missing in the storage is left out and named in the readme."""
    missing: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in collected.items():
            text = json.dumps(part.data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            archive.writestr(f"{name}.json", text)
            taken: set[str] = set()
            for file in part.files:
                path = f"{name}/{_free_name(file.name, taken)}"
                try:
                    with file.open() as source, archive.open(path, "w") as entry:
                        shutil.copyfileobj(source, entry)
                except OSError:
                    missing.append(path)
        with override(user.language):
            context = {"names": sorted(collected), "missing": missing, "made": timezone.now()}
            archive.writestr("LISEZMOI.txt", render_to_string("hub/accounts/export_readme.txt", context))


def _free_name(name: str, taken: set[str]) -> str:
    """A file name without folders, not in `taken`, which it joins."""
    base = re.sub(r"[^\w.\- ]+", "_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")[-120:] or "fichier"
    free, number = base, 2
    while free.lower() in taken:
        stem, dot, ending = base.rpartition(".")
        free = f"{stem or ending}-{number}{dot}{ending}" if stem else f"{base}-{number}"
        number += 1
    taken.add(free.lower())
    return free
