"""Who makes the cached pages old. Django is imported late: the process that answers requests may not need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.pagecache.generation import Generation, SharedFile

if TYPE_CHECKING:
    from django.db.models import Model

CHANNEL = "relais_pagecache"
_watched: set[type[Model]] = set()
_files: dict[str, SharedFile] = {}
_local: list[Generation] = []


def attach(generation: Generation) -> None:
    """Let `bump` reach the generation that this process's page cache reads, ahead of any message from outside."""
    _local.append(generation)


def detach(generation: Generation) -> None:
    """Undo `attach` when the server stops."""
    if generation in _local:
        _local.remove(generation)


def touch_on(*models: type[Model]) -> None:
    """Every save and deletion of these models makes all cached pages old.

    Wagtail pages need no mention: what is published, withdrawn, moved or deleted of them is watched already.
    """
    from django.db.models.signals import m2m_changed, post_delete, post_save

    for model in models:
        if model in _watched:
            continue
        _watched.add(model)
        post_save.connect(_changed, sender=model, dispatch_uid=f"pagecache-save-{model._meta.label}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"pagecache-delete-{model._meta.label}")
        for field in model._meta.local_many_to_many:
            m2m_changed.connect(
                _changed,
                sender=getattr(model, field.name).through,
                dispatch_uid=f"pagecache-m2m-{model._meta.label}-{field.name}",
            )


def _changed(sender: Any, **kwargs: Any) -> None:
    bump()


def bump() -> None:
    """Make all cached pages old, in every process, as soon as the open transaction is committed.

    May be called many times in a transaction. A rollback leaves the cache as it was.
    """
    from django.conf import settings
    from django.db import connection, transaction

    options = settings.PAGECACHE
    if options["generation"] == "off":
        return
    if options["generation"] == "postgres":
        # The server sends it with the commit, once, whatever the number of calls: a crash cannot part the two.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
        transaction.on_commit(_advance_local)
        return
    transaction.on_commit(lambda: _advance_file(options["file"]))


def _advance_local() -> None:
    for generation in _local:
        generation.advance()


def _advance_file(path: str) -> None:
    if path not in _files:
        _files[path] = SharedFile(path)
    _files[path].advance()


def current() -> int | None:
    """The number that this process's cached pages are kept under; None where nothing may be kept."""
    from django.conf import settings

    if _local:
        return _local[0].current()
    options = settings.PAGECACHE
    if options["generation"] != "file":
        return None
    path = options["file"]
    if path not in _files:
        _files[path] = SharedFile(path)
    return _files[path].current()
