"""Beginning a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from wagtail.models import Locale, Page

from exchange.practices.models import PracticeIndexPage, PracticePage
from hub.pages.models import PageRecord

if TYPE_CHECKING:
    from exchange.directory.models import Project
    from hub.accounts.models import User


def start_practice(
    *, user: User, title: str, language: str, project: Project | None = None, key: UUID | None = None
) -> PracticePage:
    """A new draft of `user`'s under the list of practices in `language`; cantons and the like come from `project`.

    `key` names the form it was begun with: the same form sent twice begins one draft.
    Raises PracticeIndexPage.DoesNotExist where the site has no list in that language.
    """
    locale = Locale.objects.get(language_code=language)
    index = PracticeIndexPage.objects.get(locale=locale)
    with transaction.atomic():
        # One after the other: the second of two finds what the first has begun.
        Page.objects.select_for_update().get(pk=index.pk)
        begun = Page.objects.filter(translation_key=key).first() if key else None
        if begun is not None and begun.owner_id == user.pk and isinstance(begun.specific, PracticePage):
            return begun.specific
        return _begin(index, user, title, project, key if key and begun is None else uuid4())


def _begin(index: PracticeIndexPage, user: User, title: str, project: Project | None, key: UUID) -> PracticePage:
    practice = PracticePage(
        title=title,
        draft_title=title,
        locale=index.locale,
        translation_key=key,
        slug=f"brouillon-{key.hex[:12]}",
        live=False,
        owner=user,
        project=project,
    )
    if project is not None:
        practice.cantons = list(project.cantons)
        practice.target_groups = list(project.target_groups)
        practice.languages = [code for code in project.languages if code in ("fr", "de", "it", "en")]
        practice.phase = project.phase
    index.add_child(instance=practice)
    PageRecord.objects.get_or_create(page_id=practice.pk)
    practice.save_revision(user=user, clean=False)
    return practice
