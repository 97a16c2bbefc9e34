"""One project."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.directory.choices import Canton, Phase, TargetGroup, WorkingLanguage
from exchange.directory.models import Membership, Project, ProjectText
from exchange.directory.queries.listing import public_project
from hub.pages import panels
from hub.pages.head import plain_head
from hub.text.markdown import to_html


@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """What the project says of itself, who works there, and what the rooms know of it (its practices)."""
    try:
        found = public_project(slug)
    except Project.DoesNotExist as error:
        raise Http404(_("Ce projet n’existe pas ou n’existe plus.")) from error
    text = found.text()
    language = (get_language() or "fr")[:2]
    people = [
        {
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
        "facts": _facts(found, text),
        "people": people,
        "crumbs": [{"label": _("Projets"), "url": reverse("directory:projects")}],
        "panels": panels.panels_for("project", request, project=found),
        "head": plain_head(request, title=found.name, description=text.summary if text else found.name),
    }
    return render(request, "exchange/directory/project.html", context)


def _facts(project: Project, text: ProjectText | None) -> list[dict[str, Any]]:
    cantons = [str(Canton(code).label) for code in project.cantons if code in Canton.values]
    groups = [str(TargetGroup(code).label) for code in project.target_groups if code in TargetGroup.values]
    languages = [str(WorkingLanguage(code).label) for code in project.languages if code in WorkingLanguage.values]
    address = project.contact_email
    facts = [
        (_("Cantons"), ", ".join(cantons)),
        (_("Pour qui"), ", ".join(groups)),
        (_("Langues de travail"), ", ".join(languages)),
        (_("Phase"), str(Phase(project.phase).label) if project.phase in Phase.values else ""),
        (_("Depuis"), str(project.since or "")),
        (_("Partenaires"), text.partners if text else ""),
        (_("Financement"), text.funding if text else ""),
    ]
    shown: list[dict[str, Any]] = [{"term": term, "value": value} for term, value in facts if value]
    if address:
        shown.append({"term": _("Écrire"), "links": [{"label": address, "url": f"mailto:{address}"}]})
    return shown
