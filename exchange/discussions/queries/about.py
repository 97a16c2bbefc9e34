"""What a thread hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from exchange.directory.models import Project
from exchange.discussions.models import Thread
from exchange.discussions.queries.pages import named_pages
from hub.notifications.subjects import Named

if TYPE_CHECKING:
    from hub.search.access import AnyUser


def about_of(thread: Thread, user: AnyUser, language: str) -> Named | None:
    """Title and address of what the thread is about, where the reader may see it."""
    kind, _colon, ident = thread.about.partition(":")
    if kind == "page":
        key = UUID(ident)
        return named_pages([key], user, language).get(key)
    if kind == "project":
        project = Project.objects.filter(pk=ident).first()
        return Named(project.name, project.get_absolute_url()) if project else None
    return None
