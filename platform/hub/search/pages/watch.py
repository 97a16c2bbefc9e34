"""Noting what changes in pages and in who may read them.

Wagtail saves a page in a transaction and sends its own signals after it. The models' signals stand inside: what is
noted here is written with the change or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction

from hub.pagecache.signals import DRAFT_FIELDS
from hub.pages.models import BasePage
from hub.search.services.note_change import note_change

Follower = Callable[[Collection[int], bool], None]


@dataclass(frozen=True, slots=True)
class _Watched:
    source: str
    follow: Follower | None


_watched: dict[type[Page], _Watched] = {}


def watch(model: type[BasePage], source: str, follow: Follower | None = None) -> None:
    """Note every change of pages of the class `model` that a reader may see."""
    _watched[model] = _Watched(source, follow)
    post_save.connect(_saved, sender=model, dispatch_uid=f"search-{model._meta.label}")
    pre_delete.connect(_deleted, sender=model, dispatch_uid=f"search-{model._meta.label}")


def note_pages(pages: QuerySet[Page], *, narrows: bool = False) -> None:
    """Note those of `pages` that are live and can be found: one query, and one for each source."""
    found: dict[type[Page], list[int]] = defaultdict(list)
    for pk, content_type in pages.filter(live=True).order_by().values_list("pk", "content_type_id"):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model in _watched:
            found[model].append(pk)
    for model, ids in found.items():
        _note(_watched[model], ids, narrows)


def _note(watched: _Watched, ids: Collection[int], narrows: bool) -> None:
    note_change(source=watched.source, ids=ids, narrows=narrows)
    if watched.follow is not None:
        watched.follow(ids, narrows)


def _saved(
    sender: type[Page], instance: Any, created: bool, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    if _is_draft(update_fields) or (created and not instance.live):
        return
    _note(_watched[sender], [instance.pk], not instance.live)
    _note_translations(instance)


def _deleted(sender: type[Page], instance: Any, **kwargs: Any) -> None:
    _note(_watched[sender], [instance.pk], True)
    _note_translations(instance)


def _is_draft(update_fields: Collection[str] | None) -> bool:
    return update_fields is not None and set(update_fields) <= DRAFT_FIELDS


def _note_translations(page: Page) -> None:
    """A text's date is that of its first publication in any language; what others say of it stands in one of them."""
    note_pages(Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk))


def _tree_saved(instance: Page, update_fields: Collection[str] | None = None, **kwargs: Any) -> None:
    """A page that is moved is saved as what all pages are, once it has its new place; all below it moves along."""
    if _is_draft(update_fields):
        return
    places = [instance.path[:length] for length in range(Page.steplen, len(instance.path) + 1, Page.steplen)]
    closed = PageViewRestriction.objects.filter(page__path__in=places).exists()
    below = Page.objects.filter(path__startswith=instance.path)
    if not instance.live:
        model = instance.specific_class
        if model in _watched:
            _note(_watched[model], [instance.pk], True)
            _note_translations(instance)
    note_pages(below, narrows=closed)


def _restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    note_pages(Page.objects.filter(path__startswith=instance.page.path), narrows=True)


def _opened(instance: PageViewRestriction, origin: Any, **kwargs: Any) -> None:
    # A restriction that goes with its page opens nothing.
    if getattr(origin, "model", type(origin)) is PageViewRestriction:
        note_pages(Page.objects.filter(path__startswith=instance.page.path))


def _groups_changed(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if not reverse:
        which = Q(pk=instance.pk)
    else:
        which = Q(groups=instance) if action == "pre_clear" else Q(pk__in=pk_set or ())
    for path in PageViewRestriction.objects.filter(which).values_list("page__path", flat=True):
        note_pages(Page.objects.filter(path__startswith=path), narrows=action != "post_add")


def _language_renamed(instance: Locale, created: bool, **kwargs: Any) -> None:
    if not created:
        note_pages(Page.objects.filter(locale=instance))


post_save.connect(_tree_saved, sender=Page, dispatch_uid="search-pages")
post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search-pages")
post_delete.connect(_opened, sender=PageViewRestriction, dispatch_uid="search-pages")
m2m_changed.connect(_groups_changed, sender=PageViewRestriction.groups.through, dispatch_uid="search-pages")
post_save.connect(_language_renamed, sender=Locale, dispatch_uid="search-pages")
