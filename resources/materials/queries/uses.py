"""How often materials were used, where, and what people said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q

from hub.cantons.choices import Canton
from hub.contributions.models import Coauthor
from hub.pages.addresses import reader_url
from hub.pages.places import address
from resources.materials.choices import Format
from resources.materials.models import MaterialPage, Use
from resources.materials.queries.public import public_materials

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

NOTES = 5
_COLUMNS = ("pk", "note", "language", "cantons", "noted_at")


def uses_of(key: UUID) -> dict[str, Any]:
    """What the page shows of the uses of the material with this translation key: how many, and the newest lines.

    A line has the words, their language, when, and in which cantons; not who said it. Two queries.
    """
    shown = Use.objects.filter(material_key=key).exclude(note="").filter(hidden_at=None).order_by("-noted_at", "-pk")
    notes = [
        {
            "text": note,
            "language": language,
            "cantons": cantons,
            "when": when,
            "report_url": address("moderation:report", "use", pk),
        }
        for pk, note, language, cantons, when in shown.values_list(*_COLUMNS)[:NOTES]
    ]
    return {"number": Use.objects.filter(material_key=key).count(), "notes": notes}


def own_use(key: UUID, user: User | AnonymousUser) -> Use | None:
    """What `user` said of using the material with this translation key."""
    if not user.is_authenticated:
        return None
    return Use.objects.filter(material_key=key, person=user).first()


@dataclass
class Shelf:
    """An author's materials and how they were used: in all, by canton and by format."""

    materials: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0
    by_canton: Counter[str] = field(default_factory=Counter)
    by_format: Counter[str] = field(default_factory=Counter)

    @property
    def cantons(self) -> list[dict[str, Any]]:
        """A row for each canton, as the map takes it."""
        return [{"code": code, "name": name, "value": self.by_canton[code], "url": ""} for code, name in Canton.choices]

    @property
    def formats(self) -> list[tuple[str, int]]:
        """Each format that was used and how often, the most used first."""
        return [(str(Format(code).label), number) for code, number in self.by_format.most_common()]


def shelf_of(user: User, language: str) -> Shelf:
    """The published materials that `user` has a hand in, each text once in the reader's `language` where it exists
    in it, and their uses: three queries."""
    shelf = Shelf()
    mine: dict[UUID, MaterialPage] = {}
    written = Q(owner=user) | Q(pk__in=Coauthor.objects.filter(user=user).values("page_id"))
    keys = MaterialPage.objects.filter(written).order_by().values("translation_key")
    for page in public_materials().filter(translation_key__in=keys).select_related("locale").order_by("title", "pk"):
        if page.translation_key not in mine or page.language == language:
            mine[page.translation_key] = page
    numbers = dict(
        Use.objects.filter(material_key__in=mine).order_by().values_list("material_key").annotate(number=Count("pk"))
    )
    shelf.materials = [
        {
            "title": page.title,
            "language": page.language,
            "url": reader_url(page, language),
            "number": numbers.get(key, 0),
        }
        for key, page in sorted(mine.items(), key=lambda row: (-numbers.get(row[0], 0), row[1].title))
    ]
    for key, cantons in Use.objects.filter(material_key__in=mine).values_list("material_key", "cantons"):
        shelf.total += 1
        shelf.by_canton.update(cantons)
        shelf.by_format[mine[key].format] += 1
    return shelf
