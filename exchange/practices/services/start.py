"""Beginning a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from wagtail.models import Locale

from exchange.practices.models import PracticeIndexPage, PracticePage
from hub.contributions.services.start import start_page

if TYPE_CHECKING:
    from exchange.directory.models import Project
    from hub.accounts.models import User


def start_practice(
    *, user: User, title: str, language: str, project: Project | None = None, key: UUID | None = None
) -> PracticePage:
    """A new draft of `user`'s under the list of practices in `language`; cantons and the like come from `project`.

    `key` is as in `start_page`. Raises PracticeIndexPage.DoesNotExist where the site has no list in that language.
    """
    index = PracticeIndexPage.objects.get(locale=Locale.objects.get(language_code=language))
    practice = PracticePage(title=title, project=project)
    if project is not None:
        practice.cantons = list(project.cantons)
        practice.target_groups = list(project.target_groups)
        practice.languages = [code for code in project.languages if code in ("fr", "de", "it", "en")]
        practice.phase = project.phase
    return start_page(page=practice, under=index, user=user, key=key)
