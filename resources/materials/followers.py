"""What is told of materials, and to whom."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.accounts.models import User
from hub.languages.queries.best import best
from hub.notifications import kinds
from hub.notifications.kinds import NoticeKind, Shown
from hub.notifications.models import Frequency
from hub.pages.queries.frame import site_frame
from hub.search.pages.access import open_to, readers_of
from resources.materials.models import MaterialPage

PUBLISHED = "materials.published"


def target_of(key: UUID) -> str:
    """What a notice of a material is about, in all its languages."""
    return f"material:{key.hex}"


def _key(target: str) -> UUID | None:
    try:
        return UUID(hex=target.partition(":")[2])
    except ValueError:
        return None


def readers(target: str, users: Collection[int]) -> set[int]:
    """Whoever may read the material in one of its languages."""
    key = _key(target)
    if key is None:
        return set()
    return readers_of(MaterialPage.objects.filter(live=True, translation_key=key).values_list("path", flat=True), users)


def show_published(targets: Collection[str], user: User, language: str) -> dict[str, Shown]:
    """What can be done with it, as far as `user` may read it."""
    keys = [key for key in map(_key, targets) if key]
    pages = list(best(MaterialPage.objects.filter(translation_key__in=keys), language).select_related("locale"))
    may = open_to(user, {page.pk: page.path for page in pages})
    with translation.override(language):
        return {
            target_of(page.translation_key): Shown(
                line=_("Nouveau matériel : «%(title)s»") % {"title": page.title},
                url=site_frame().reader_url(language, page.url_path, page.slug, page.locale_id),
                title=page.title,
                text=page.summary,
                language=page.language,
            )
            for page in pages
            if page.pk in may
        }


kinds.register(
    NoticeKind(
        PUBLISHED,
        gettext_lazy("Un matériel de formation paraît dans un thème que je suis"),
        show_published,
        readers,
        Frequency.WEEKLY,
        order=55,
    )
)
