"""One practice with all that its page shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import CharField, IntegerField, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.aggregates import Count
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.directory.choices import Canton, Phase, TargetGroup, WorkingLanguage
from exchange.practices.guide import practice_guide
from exchange.practices.models import Adoption, Facet, PracticeFile, PracticePage, PracticePicture
from exchange.practices.queries.cards import Card, card_rows, cards
from exchange.practices.queries.public import public_practices
from exchange.practices.rules import may_adopt
from hub.accounts.models import User
from hub.accounts.names import shown_name
from hub.accounts.roles import Role
from hub.contributions.models import Coauthor, Credit
from hub.contributions.queries.attached import Attached
from hub.contributions.rules import is_editor, may_edit
from hub.database.prepared import prepared
from hub.languages.queries.best import best
from hub.pages.addresses import group_of
from hub.pages.head import Head, head_of
from hub.pages.memo import remembered
from hub.pages.models import PublishedVersion
from hub.pages.notice import notice_of
from hub.pages.panels import panels_for
from hub.pages.places import address
from hub.pages.queries.public import some_are_closed
from resources.themes.queries.labels import theme_labels

RELATED = 3
LICENCE_ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
ATTACHED = Attached(PracticePicture, PracticeFile)
OUTCOMES = {"change": "worked", "failures": "failed"}


def practice_context(practice: PracticePage, request: HttpRequest) -> dict[str, Any]:
    """What the page of `practice` shows, whatever else the address says after the question mark.

    What the page keeps (`{% kept %}`) is asked for only when it is made anew.
    """
    language = (get_language() or "fr")[:2]
    translate_url = _translate_url(practice, language, request)
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
            "authors": authors_of(practice),
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


@prepared(page=IntegerField())
def _last_version(page: Any) -> QuerySet[PublishedVersion, tuple[Any, ...]]:
    return PublishedVersion.objects.filter(page_id=page).values_list("number", "published_at")[:1]


def _facts(practice: PracticePage) -> list[dict[str, Any]]:
    versions = _last_version(page=practice.pk)
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
    for number, published_at in versions:
        date = date_format(published_at, "DATE_FORMAT")
        line = _("Version %(number)s, publiée le %(date)s") % {"number": number, "date": date}
        record = address("contributions:versions", practice.pk)
        facts.append({"term": _("Version"), "links": [{"label": line, "url": record}]})
    if practice.confirm_by and not practice.is_overdue:
        facts.append({"term": _("À confirmer d’ici au"), "value": date_format(practice.confirm_by, "DATE_FORMAT")})
    return facts


@prepared(key=UUIDField())
def _named_with_owner(key: Any) -> QuerySet[User, tuple[Any, ...]]:
    """Co-authors first, then those whose words went in."""
    writing = Coauthor.objects.filter(page__translation_key=key).order_by().values("user")
    quoted = Credit.objects.filter(page__translation_key=key, declined_at=None).order_by().values("user")
    rows = User.objects.filter(Q(pk__in=writing) | Q(pk__in=quoted)).annotate(writes=Q(pk__in=writing))
    return rows.order_by("-writes", "pk").values_list("pk", "name", "deleted_at")


def authors_of(practice: PracticePage) -> list[dict[str, Any]]:
    """Owner first, then who writes or is quoted, in every language version of the practice."""
    people = {pk: (name, deleted_at) for pk, name, deleted_at in _named_with_owner(key=practice.translation_key)}
    if practice.owner:
        people = {practice.owner.pk: (practice.owner.name, practice.owner.deleted_at), **people}
    return [{"name": shown_name(name, left), "gone": left is not None} for name, left in people.values()]


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
    shares = Q(kind=Facet.Kind.THEME, value__in=themes) | Q(kind=Facet.Kind.TARGET_GROUP, value__in=target_groups)
    # From the facets to the pages: most practices share nothing, and need not be looked at.
    shared = Facet.objects.filter(shares).order_by().values("page_id").annotate(number=Count("pk"))
    others = best(shared.exclude(page__translation_key=key), language, of="page__")
    if some_are_closed():
        others = others.filter(page__in=public_practices())
    chosen = others.order_by("-number", "-page__first_published_at", "-page_id").values("page_id")[:RELATED]
    number = Subquery(shared.filter(page_id=OuterRef("pk")).values("number"), output_field=IntegerField())
    return card_rows(PracticePage.objects.filter(pk__in=chosen).order_by(number.desc(), "-first_published_at", "-pk"))


@remembered
def related(key: UUID, themes: tuple[str, ...], target_groups: tuple[str, ...], language: str) -> list[Card]:
    """Practices that share most themes and target groups with the one of this translation key, the newest first."""
    return cards(_related(key=key, themes=themes, target_groups=target_groups, language=language), language)


def _translate_url(practice: PracticePage, language: str, request: HttpRequest) -> str:
    """Where the person may translate into their language, or bring a translation up to date; empty elsewhere."""
    user = request.user
    if not user.is_authenticated or not (is_editor(user) or user.has_role(Role.PROJECT_LEADER)):
        return ""
    source = group_of(practice).source
    if source is None or not source.live or source.language == language:
        return ""
    return address("contributions:translate", source.pk, language)


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
        "inLanguage": practice.language,
        "license": LICENCE_ADDRESSES.get(practice.licence, ""),
        "isAccessibleForFree": True,
    }
    if practice.first_published_at:
        data["datePublished"] = practice.first_published_at.date().isoformat()
    if practice.last_published_at:
        data["dateModified"] = practice.last_published_at.date().isoformat()
    if practice.project:
        data["sourceOrganization"] = {"@type": "Organization", "name": practice.project.name}
    return head_of(practice, description=practice.result, kind="article", picture=picture, data=data)
