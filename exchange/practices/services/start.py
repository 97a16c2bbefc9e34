"""Beginning a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Locale

from exchange.practices.models import PracticeIndexPage, PracticePage
from hub.pages.models import PageRecord

if TYPE_CHECKING:
    from exchange.directory.models import Project
    from hub.accounts.models import User


def start_practice(*, user: User, title: str, language: str, project: Project | None = None) -> PracticePage:
    """A new draft of `user`'s under the list of practices in `language`; cantons and the like come from `project`.

    Raises PracticeIndexPage.DoesNotExist where the site has no list in that language.
    """
    locale = Locale.objects.get(language_code=language)
    index = PracticeIndexPage.objects.get(locale=locale)
    practice = PracticePage(title=title, draft_title=title, locale=locale, live=False, owner=user, project=project)
    if project is not None:
        practice.cantons = list(project.cantons)
        practice.target_groups = list(project.target_groups)
        practice.languages = [code for code in project.languages if code in ("fr", "de", "it", "en")]
        practice.phase = project.phase
    with transaction.atomic():
        practice.slug = f"brouillon-{practice.translation_key.hex[:12]}"
        index.add_child(instance=practice)
        PageRecord.objects.get_or_create(page_id=practice.pk)
        practice.save_revision(user=user, clean=False)
    return practice
