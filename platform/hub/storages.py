"""Where files lie that have no address of their own."""

from __future__ import annotations

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """The storage that nothing serves: only a view that asks who wants it gives its files out."""
    return storages["private"]
