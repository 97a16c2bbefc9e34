"""One practice with all that its page shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, UUIDField
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.directory.choices import Phase, TargetGroup, WorkingLanguage
from exchange.practices.guide import practice_guide
from exchange.practices.models import Adoption, Facet, PracticeFile, PracticePage, PracticePicture
from exchange.practices.queries.cards import Card, card_rows, cards
from exchange.practices.rules import may_adopt
from hub.cantons.choices import Canton
from hub.contributions.queries import about
from hub.contributions.queries.attached import Attached
from hub.contributions.rules import may_edit
from hub.database.prepared import prepared
from hub.listing.near import near_to
from hub.pages.addresses import group_of
from hub.pages.head import Head, head_of
from hub.pages.memo import remembered
from hub.pages.notice import notice_of
from hub.pages.panels import panels_for
from hub.pages.places import address
from hub.pages.queries.public import some_are_closed
from resources.themes.queries.labels import theme_labels

ATTACHED = Attached(PracticePicture, PracticeFile)
OUTCOMES = {"change": "worked", "failures": "failed"}


def practice_context(practice: PracticePage, request: HttpRequest) -> dict[str, Any]:
    """What the page of `practice` shows, whatever else the address says after the question mark.

    What the page keeps (`{% kept %}`) is asked for only when it is made anew.
    """
    language = (get_language() or "fr")[:2]
    translate_url = about.translate_url(practice, language, request)
    take_up_url = _take_up_url(practice, request)
    pictures = SimpleLazyObject(lambda: ATTACHED.pictures_of(practice.pk))

    def article() -> dict[str, Any]:
        labels = theme_labels(language)
        themes, target_groups = tuple(practice.themes), tuple(practice.target_groups)
        return {
            "practice": {
                "title": practice.title,
                "result": practice.result,
                "project": practice.project.name if practice.project else "",
                "cantons": practice.cantons,
                "confirm_by": practice.confirm_by,
                "is_overdue": practice.is_overdue,
                "figures": practice.figures,
            },
            "foreign": practice.language if practice.language != language else "",
            "sections": _sections(practice),
            "theme_links": [labels[code] for code in practice.themes if code in labels],
            "facts": _facts(practice),
            "authors": about.named_on(practice),
            "origin": _origin(practice),
            "since": group_of(practice).since,
            "legs": adoption_trail(practice),
            "related": related(practice.translation_key, themes, target_groups, language),
            "pictures": list(pictures),
            "files": ATTACHED.files_of(practice.pk),
            "notice": notice_of(practice, language, translate_url=translate_url),
            "short_url": request.build_absolute_uri(address("practice_short:page", practice.pk)),
            "share": _share(practice),
            "take_up_url": take_up_url,
        }

    return {
        "article": SimpleLazyObject(article),
        "panels": SimpleLazyObject(lambda: panels_for("practice", request, key=practice.translation_key)),
        "translate_url": translate_url,
        "take_up_url": take_up_url,
        "edit_url": address("contributions:edit", practice.pk) if may_edit(request.user, practice) else "",
        "pdf_url": address("practice_outputs:pdf", practice.pk),
        "head": SimpleLazyObject(lambda: _head(practice, pictures)),
    }


def _sections(practice: PracticePage) -> list[dict[str, Any]]:
    guide = practice_guide()
    return [
        {
            "name": name,
            "label": guide[name].label,
            "html": mark_safe(practice.rendered[name]),
            "outcome": OUTCOMES.get(name, ""),
        }
        for name in practice.section_names
        if practice.rendered.get(name)
    ]


def _facts(practice: PracticePage) -> list[dict[str, Any]]:
    groups = [str(TargetGroup(code).label) for code in practice.target_groups if code in TargetGroup.values]
    spoken = [str(WorkingLanguage(code).label) for code in practice.languages if code in WorkingLanguage.values]
    cantons = [str(Canton(code).label) for code in practice.cantons if code in Canton.values]
    facts: list[dict[str, Any]] = [
        {"term": term, "value": value}
        for term, value in (
            (_("Pour qui"), ", ".join(groups)),
            (_("Cantons"), ", ".join(cantons)),
            (_("Langue de travail"), ", ".join(spoken)),
            (
                _("Phase du projet"),
                str(Phase(practice.phase).label) if practice.phase in Phase.values else "",
            ),
            (_("Preuve"), str(practice.get_evidence_level_display())),
            (_("Licence"), str(practice.get_licence_display())),
        )
        if value
    ]
    facts += about.edition_facts(practice)
    return facts


def _origin(practice: PracticePage) -> dict[str, Any] | None:
    since = group_of(practice).since
    if practice.project is None:
        return None
    return {
        "project": practice.project.name,
        "url": practice.project.get_absolute_url(),
        "cantons": practice.project.cantons,
        "when": date_format(since, "F Y") if since else "",
    }


@prepared(key=UUIDField())
def _legs(key: Any) -> QuerySet[Adoption, tuple[Any, ...]]:
    return Adoption.objects.filter(practice_key=key, hidden_at=None).values_list(
        "pk", "project__name", "project__slug", "project__cantons", "adopted_on", "changed", "outcome", "language"
    )


def adoption_trail(practice: PracticePage) -> list[dict[str, Any]]:
    """The projects that took `practice` up, in the order in which they did: one query."""
    return [
        {
            "pk": pk,
            "project": project,
            "url": address("directory:project", slug),
            "cantons": cantons,
            "when": date_format(adopted_on, "F Y"),
            "changed": changed,
            "outcome": outcome,
            "language": language,
            "report_url": address("moderation:report", "adoption", pk),
        }
        for pk, project, slug, cantons, adopted_on, changed, outcome, language in _legs(key=practice.translation_key)
    ]


@prepared(unless=some_are_closed, key=UUIDField(), themes=[CharField()], target_groups=[CharField()])
def _related(key: Any, themes: Any, target_groups: Any, language: str) -> QuerySet[PracticePage, tuple[Any, ...]]:
    return card_rows(near_to(PracticePage, Facet, key, language, theme=themes, target=target_groups))


@remembered
def related(key: UUID, themes: tuple[str, ...], target_groups: tuple[str, ...], language: str) -> list[Card]:
    """Practices that share most themes and target groups with the one of this translation key, the newest first."""
    return cards(_related(key=key, themes=themes, target_groups=target_groups, language=language), language)


def _share(practice: PracticePage) -> dict[str, str]:
    """Ways to take the practice along."""
    return {
        "pdf": address("practice_outputs:pdf", practice.pk),
        "qr": address("practice_short:qr", practice.pk),
        "qr_page": address("practice_outputs:qr_page", practice.pk),
        "atom": address("practice_outputs:feed"),
    }


def _take_up_url(practice: PracticePage, request: HttpRequest) -> str:
    """Where a project says that it took the practice up; offered to who is not logged in as well."""
    if request.user.is_authenticated and not may_adopt(request.user, practice):
        return ""
    form = address("practices:adopt", practice.pk)
    # The log-in at once, instead of a door that sends there.
    return form if request.user.is_authenticated else f"{address('account_login')}?next={form}"


def _head(practice: PracticePage, pictures: Any) -> Head:
    picture = {"url": pictures[0]["url"], "alt": pictures[0]["alt"]} if pictures else None
    data: dict[str, Any] = {
        "@type": "Article",
        "headline": practice.title,
        **about.edition_data(practice),
    }
    if practice.project:
        data["sourceOrganization"] = {"@type": "Organization", "name": practice.project.name}
    return head_of(practice, description=practice.result, kind="article", picture=picture, data=data)
