"""One material with all that its page shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, UUIDField
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.contributions.queries import about
from hub.contributions.queries.attached import Attached
from hub.contributions.rules import may_edit
from hub.database.prepared import prepared
from hub.languages.choices import Language
from hub.listing.near import near_to
from hub.pages.addresses import group_of
from hub.pages.head import Head, head_of
from hub.pages.memo import remembered
from hub.pages.notice import notice_of
from hub.pages.places import address
from hub.pages.queries.public import some_are_closed
from resources.materials.choices import FORMAT_ICONS, Audience, Format, Level, Situation
from resources.materials.guide import material_guide
from resources.materials.models import Facet, MaterialFile, MaterialPage, MaterialPicture
from resources.materials.queries.cards import Card, card_rows, cards, duration
from resources.materials.queries.uses import own_use, uses_of
from resources.materials.videos import read_video
from resources.themes.queries.labels import theme_labels

ATTACHED = Attached(MaterialPicture, MaterialFile)
BODY = ("use", "text")
AFTER = ("alternative", "sources")


def material_context(material: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    """What the page of `material` shows, whatever else the address says after the question mark.

    What the page keeps (`{% kept %}`) is asked for only when it is made anew.
    """
    language = (get_language() or "fr")[:2]
    translate_url = about.translate_url(material, language, request)
    pictures = SimpleLazyObject(lambda: ATTACHED.pictures_of(material.pk))

    def article() -> dict[str, Any]:
        labels = theme_labels(language)
        form = Format(material.format) if material.format in Format.values else Format.TEXT
        return {
            "material": {
                "title": material.title,
                "summary": material.summary,
                "format": str(form.label),
                "icon": FORMAT_ICONS[form],
                "duration": duration(material.minutes),
                "made_by": material.made_by,
                "confirm_by": material.confirm_by,
                "is_overdue": material.is_overdue,
            },
            "foreign": material.language if material.language != language else "",
            "body": _sections(material, BODY),
            "after": _sections(material, AFTER),
            "video": _video(material),
            "theme_links": [labels[code] for code in material.themes if code in labels],
            "facts": _facts(material),
            "authors": about.named_on(material),
            "since": group_of(material).since,
            "pictures": list(pictures),
            "files": ATTACHED.files_of(material.pk),
            "pdf_url": address("materials:pdf", material.pk) if material.live else "",
            "notice": notice_of(material, language, translate_url=translate_url),
        }

    return {
        "article": SimpleLazyObject(article),
        "uses": SimpleLazyObject(lambda: uses_of(material.translation_key)),
        "others": SimpleLazyObject(lambda: {"related": _others(material, language)}),
        "used_url": address("materials:used", material.pk),
        "my_use": SimpleLazyObject(lambda: own_use(material.translation_key, request.user)),
        "translate_url": translate_url,
        "edit_url": address("contributions:edit", material.pk) if may_edit(request.user, material) else "",
        "head": SimpleLazyObject(lambda: _head(material, pictures)),
    }


def _others(material: MaterialPage, language: str) -> list[Card]:
    return related(material.translation_key, tuple(material.situations), tuple(material.audiences), language)


def _sections(material: MaterialPage, names: tuple[str, ...]) -> list[dict[str, Any]]:
    guide = material_guide()
    return [
        {"name": name, "label": guide[name].label, "html": mark_safe(material.rendered[name])}
        for name in names
        if material.rendered.get(name)
    ]


def _video(material: MaterialPage) -> dict[str, str] | None:
    video = read_video(material.video_url) if material.video_url else None
    return {"url": video.url, "frame": video.frame, "provider": video.provider} if video else None


def _facts(material: MaterialPage) -> list[dict[str, Any]]:
    situations = [str(Situation(code).label) for code in material.situations if code in Situation.values]
    audiences = [str(Audience(code).label) for code in material.audiences if code in Audience.values]
    held = group_of(material)
    languages = [str(label) for code, label in Language.choices if code in held and held[code].live]
    facts: list[dict[str, Any]] = [
        {"term": term, "value": value}
        for term, value in (
            (_("Situation"), ", ".join(situations)),
            (_("Pour qui"), ", ".join(audiences)),
            (_("Niveau"), str(Level(material.level).label) if material.level in Level.values else ""),
            (_("Durée"), duration(material.minutes)),
            (_("Existe en"), ", ".join(languages)),
            (_("Réalisé par"), material.made_by),
            (_("Licence"), str(material.get_licence_display())),
        )
        if value
    ]
    return facts + about.edition_facts(material)


@prepared(unless=some_are_closed, key=UUIDField(), situations=[CharField()], audiences=[CharField()])
def _related(key: Any, situations: Any, audiences: Any, language: str) -> QuerySet[MaterialPage, tuple[Any, ...]]:
    return card_rows(near_to(MaterialPage, Facet, key, language, situation=situations, audience=audiences))


@remembered
def related(key: UUID, situations: tuple[str, ...], audiences: tuple[str, ...], language: str) -> list[Card]:
    """Materials that share most situations and audiences with the one of this translation key, the newest first."""
    return cards(_related(key=key, situations=situations, audiences=audiences, language=language), language)


def _head(material: MaterialPage, pictures: Any) -> Head:
    picture = {"url": pictures[0]["url"], "alt": pictures[0]["alt"]} if pictures else None
    data: dict[str, Any] = {
        "@type": "LearningResource",
        "name": material.title,
        "learningResourceType": material.format,
        **about.edition_data(material),
    }
    if material.minutes:
        data["timeRequired"] = f"PT{material.minutes}M"
    if material.made_by:
        data["creator"] = {"@type": "Organization", "name": material.made_by}
    return head_of(material, description=material.summary, kind="article", picture=picture, data=data)
