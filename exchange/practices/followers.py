"""Practices can be followed: what is told of them, and to whom."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.practices.models import Adoption, PracticePage
from hub.accounts.models import User
from hub.languages.queries.best import best
from hub.notifications import kinds, subjects
from hub.notifications.kinds import NoticeKind, Shown
from hub.notifications.models import Frequency
from hub.notifications.subjects import Named
from hub.pages.models import PublishedVersion
from hub.pages.queries.frame import site_frame
from hub.search.pages.access import open_to, readers_of
from hub.text.markdown import to_plain

PUBLISHED, CHANGED, ADOPTED = "practices.published", "practices.changed", "practices.adopted"


def subject_of(key: UUID) -> str:
    """What a practice is followed as, in all its languages; a notice of it has the same target."""
    return f"practice:{key.hex}"


def _key(ident: str) -> UUID | None:
    try:
        return UUID(hex=ident)
    except ValueError:
        return None


def _pages(idents: Collection[str], language: str) -> dict[str, PracticePage]:
    keys = [key for key in map(_key, idents) if key]
    pages = best(PracticePage.objects.filter(translation_key__in=keys), language)
    return {page.translation_key.hex: page for page in pages.select_related("project", "locale")}


def _url(page: PracticePage, language: str) -> str:
    return site_frame().reader_url(language, page.url_path, page.slug, page.locale_id)


def named(idents: Collection[str], language: str) -> dict[str, Named]:
    """The practices that are public, in the reader's best language."""
    return {
        ident: Named(page.title, _url(page, language), page.language)
        for ident, page in _pages(idents, language).items()
    }


def readers(ident: str, users: Collection[int]) -> set[int]:
    """Whoever may read the practice in one of its languages."""
    key = _key(ident)
    if key is None:
        return set()
    return readers_of(PracticePage.objects.filter(live=True, translation_key=key).values_list("path", flat=True), users)


def _readers_of_target(target: str, users: Collection[int]) -> set[int]:
    return readers(target.partition(":")[2], users)


def _readable(targets: Collection[str], user: User, language: str) -> dict[str, PracticePage]:
    """The pages of the targets, as far as they are public and `user` may read them, by target."""
    pages = _pages([target.partition(":")[2] for target in targets], language)
    may = open_to(user, {page.pk: page.path for page in pages.values()})
    return {f"practice:{ident}": page for ident, page in pages.items() if page.pk in may}


def show_published(targets: Collection[str], user: User, language: str) -> dict[str, Shown]:
    """Who published what, and its result in a sentence."""
    with translation.override(language):
        return {
            target: Shown(
                line=_("%(project)s publie «%(title)s»") % {"project": page.project.name, "title": page.title}
                if page.project
                else _("Nouvelle pratique : «%(title)s»") % {"title": page.title},
                url=_url(page, language),
                title=page.title,
                text=page.result,
                language=page.language,
            )
            for target, page in _readable(targets, user, language).items()
        }


def show_changed(targets: Collection[str], user: User, language: str) -> dict[str, Shown]:
    """What changed, in the words of who changed it."""
    pages = _readable(targets, user, language)
    rows = PublishedVersion.objects.filter(page__in=[page.pk for page in pages.values()], minor=False)
    notes = dict(rows.order_by("number").values_list("page", "note"))
    with translation.override(language):
        return {
            target: Shown(
                line=_("«%(title)s» a une nouvelle version") % {"title": page.title},
                url=_url(page, language),
                title=page.title,
                text=notes.get(page.pk, ""),
                language=page.language,
            )
            for target, page in pages.items()
        }


def show_adopted(targets: Collection[str], user: User, language: str) -> dict[str, Shown]:
    """Which project took the practice up, and what it changed."""
    pks = [target.partition(":")[2] for target in targets]
    rows = {f"adoption:{row.pk}": row for row in Adoption.objects.filter(pk__in=pks).select_related("project")}
    pages = _readable([subject_of(row.practice_key) for row in rows.values()], user, language)
    with translation.override(language):
        return {
            target: Shown(
                line=_("%(project)s a repris «%(title)s»")
                % {"project": row.project.name, "title": pages[subject_of(row.practice_key)].title},
                url=f"{_url(pages[subject_of(row.practice_key)], language)}#relay",
                title=pages[subject_of(row.practice_key)].title,
                text=Truncator(to_plain(row.changed)).chars(300),
                language=row.language,
            )
            for target, row in rows.items()
            if subject_of(row.practice_key) in pages
        }


def readers_of_adoption(target: str, users: Collection[int]) -> set[int]:
    """Whoever reads the practice."""
    key = Adoption.objects.filter(pk=target.partition(":")[2]).values_list("practice_key", flat=True).first()
    return readers(key.hex, users) if key else set()


subjects.register(subjects.SubjectKind("practice", gettext_lazy("Pratique"), named, readers))
kinds.register(
    NoticeKind(
        PUBLISHED,
        gettext_lazy("Une pratique est publiée dans un thème ou par un projet que je suis"),
        show_published,
        _readers_of_target,
        Frequency.WEEKLY,
        order=50,
    )
)
kinds.register(
    NoticeKind(
        CHANGED,
        gettext_lazy("Une pratique que je suis a une nouvelle version"),
        show_changed,
        _readers_of_target,
        Frequency.WEEKLY,
        order=51,
    )
)
kinds.register(
    NoticeKind(
        ADOPTED,
        gettext_lazy("Un projet reprend une pratique que je suis"),
        show_adopted,
        readers_of_adoption,
        Frequency.WEEKLY,
        order=52,
    )
)
