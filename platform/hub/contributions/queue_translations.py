"""Translations that an editor should look at: behind their source, or made by a machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.contributions.kinds import all_kinds
from hub.pages.queries.states import State, Version, waiting_translations
from hub.queue.registry import Action, Item, Source, register

if TYPE_CHECKING:
    from hub.accounts.models import User


def items(user: User, limit: int) -> Iterable[Item]:
    """Outdated ones first, each with the way to where it is translated."""
    found = waiting_translations()
    found.sort(key=lambda pair: (pair[1].state != State.OUTDATED, pair[0].pk))
    shown = found[:limit]
    written_here = _contributed({version.pk for _source, version in shown})
    return [_item(source, version, here=version.pk in written_here) for source, version in shown]


def count(user: User) -> int:
    """How many."""
    return len(waiting_translations())


def _contributed(pages: set[int]) -> set[int]:
    found: set[int] = set()
    for kind in all_kinds():
        found |= set(kind.model._default_manager.filter(pk__in=pages).values_list("pk", flat=True))
    return found


def _item(source: Version, version: Version, *, here: bool) -> Item:
    if here:
        address = reverse("contributions:translate", args=[source.pk, version.language])
        action = Action(_("Traduire"), address, post=True)
    else:
        action = Action(_("Traduire"), reverse("wagtailadmin_pages:edit", args=[version.pk]))
    return Item(
        kind_label=_("Traduction"),
        title=version.title,
        url=version.url,
        since=source.published_at,
        language=version.language,
        note=str(version.state.label),
        icon="languages",
        actions=[action],
    )


register(Source("translations", gettext_lazy("Traductions"), items, count, order=20))
