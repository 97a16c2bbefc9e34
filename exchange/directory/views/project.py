"""One project."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.directory import rules
from exchange.directory.choices import Phase, TargetGroup, WorkingLanguage
from exchange.directory.models import Membership, Project, ProjectText
from exchange.directory.queries.listing import public_project
from exchange.directory.queries.organisations import partners_of
from exchange.directory.queries.people import addresses_of_people
from exchange.directory.queries.pictures import pictures_of
from exchange.directory.queries.pool import open_posts
from exchange.directory.views.pool import card
from hub.cantons.choices import Canton
from hub.pages import panels
from hub.pages.head import plain_head
from hub.text.markdown import to_html
from resources.themes.queries.labels import theme_labels


@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """What the project says of itself, who works there, and what the rooms know of it (its practices).

    The address of a double that was merged leads to the project that it was merged into.
    """
    try:
        found = public_project(slug)
    except Project.DoesNotExist as error:
        kept = Project.objects.filter(doubles__slug=slug, merged_into=None).first()
        if kept is not None:
            return redirect(kept, permanent=True)
        raise Http404(_("Ce projet n’existe pas ou n’existe plus.")) from error
    text = found.text()
    language = (get_language() or "fr")[:2]
    members = [member.user_id for member in found.memberships.all()]
    profiles = addresses_of_people(members, request.user)
    people = [
        {
            "url": profiles.get(member.user_id, ""),
            "name": member.user.get_full_name(),
            "role": Membership.Part(member.part).label,
            "languages": member.user.reading_languages,
            "gone": member.user.deleted_at is not None,
        }
        for member in found.memberships.all()
    ]
    context = {
        "project": found,
        "text": text,
        "foreign": text.language if text and text.language != language else "",
        "description": to_html(text.description) if text else "",
        "said": _said(text) if text else [],
        "facts": _facts(found, text, language),
        "over": found.phase == Phase.CLOSED,
        "heir": found.heir if found.heir and not found.heir.merged_into_id else None,
        "pictures": pictures_of(found),
        "people": people,
        "partners": partners_of(found.pk),
        "pool": [card(post) for post in open_posts().filter(project=found)],
        "may_edit": rules.may_edit(request.user, found),
        "may_merge": rules.may_merge(request.user),
        "crumbs": [{"label": _("Projets"), "url": reverse("directory:projects")}],
        "panels": panels.panels_for("project", request, project=found),
        "head": plain_head(request, title=found.name, description=text.summary if text else found.name),
    }
    return render(request, "exchange/directory/project.html", context)


def _said(text: ProjectText) -> list[dict[str, Any]]:
    """What the project offers and seeks, as far as it says so."""
    parts = (
        ("legacy", _("Ce qui continue"), text.legacy),
        ("offers", _("Ce que le projet offre"), text.offers),
        ("seeks", _("Ce que le projet cherche"), text.seeks),
    )
    return [{"id": name, "title": title, "html": to_html(words)} for name, title, words in parts if words]


def _facts(project: Project, text: ProjectText | None, language: str) -> list[dict[str, Any]]:
    cantons = [str(Canton(code).label) for code in project.cantons if code in Canton.values]
    groups = [str(TargetGroup(code).label) for code in project.target_groups if code in TargetGroup.values]
    languages = [str(WorkingLanguage(code).label) for code in project.languages if code in WorkingLanguage.values]
    labels = theme_labels(language)
    themes = [{"label": labels[code].title, "url": labels[code].url} for code in project.themes if code in labels]
    facts: list[dict[str, Any]] = [
        {"term": _("Cantons"), "value": ", ".join(cantons)},
        {"term": _("Lieux"), "value": project.places},
        {"term": _("Pour qui"), "value": ", ".join(groups)},
        {"term": _("Langues de travail"), "value": ", ".join(languages)},
        {"term": _("Thèmes"), "links": themes},
        {"term": _("Phase"), "value": str(Phase(project.phase).label) if project.phase in Phase.values else ""},
        {"term": _("Depuis"), "value": str(project.since or "")},
        {"term": _("Terminé en"), "value": str(project.ended or "")},
        {"term": _("Partenaires"), "value": text.partners if text else ""},
        {"term": _("Financement"), "value": text.funding if text else ""},
    ]
    return [fact for fact in facts if fact.get("value") or fact.get("links")]
