"""Saving what leaders say of their project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from exchange.directory.errors import StaleProjectError
from exchange.directory.models import Project, ProjectText


def save_project(
    *, project: Project, facts: Mapping[str, Any], language: str, words: Mapping[str, str], token: str
) -> Project:
    """Write `facts` on the project and `words` as its text in `language`; a text without any word goes away.

    `token` is the version that the form was opened with. Raises StaleProjectError when somebody saved in between;
    nothing is written then.
    """
    with transaction.atomic():
        row: Project = Project.objects.select_for_update().get(pk=project.pk)
        if str(row.version) != token:
            raise StaleProjectError(row)
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
        text = ProjectText.objects.filter(project=row, language=language).first()
        if not any(words.values()):
            if text is not None:
                text.delete()
        else:
            text = text or ProjectText(project=row, language=language)
            for name, value in words.items():
                setattr(text, name, value)
            text.save()
    return row
