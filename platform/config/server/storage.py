"""Static files under hashed names, packed once with brotli and gzip."""

from __future__ import annotations

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Source maps and notes are never asked for by readers.
UNPACKED = ("map", "md")
# The pages that must work when nothing else does name it without a hash.
PLAIN = frozenset({"css/error.css"})


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Keeps only hashed copies; a missing name is an error when a template asks for it, not a silent 404."""

    keep_only_hashed_files = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        """Look each address up once: a page names dozens, and they change only with the files."""
        if name is None or force:
            return str(super().url(name, force))
        if name not in self._addresses:
            self._addresses[name] = str(super().url(name))
        return self._addresses[name]

    def delete_files(self, files_to_delete: set[str]) -> None:
        """Keep the plain copies that are asked for by name."""
        super().delete_files(files_to_delete - PLAIN)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        """Skip what is not worth packing."""
        kwargs["extensions"] = (*Compressor.SKIP_COMPRESS_EXTENSIONS, *UNPACKED)
        return Compressor(**kwargs)
