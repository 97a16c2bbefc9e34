"""How the platform is, for who runs it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hub.accounts.decorators import role_required
from hub.accounts.roles import Role
from hub.tasks.queries.health import health
from hub.tasks.watching import Fact, Section, all_watched

NAMES = {
    "database": gettext_lazy("Base de données"),
    "worker": gettext_lazy("Exécution des tâches"),
    "scheduler": gettext_lazy("Planification des tâches"),
    "indexer": gettext_lazy("Indexation pour la recherche"),
    "disk": gettext_lazy("Place sur le disque"),
}


@require_safe
@role_required(Role.OPERATOR)
def operation(request: HttpRequest) -> HttpResponse:
    """Each part, and what the rooms tell."""
    parts = [Fact(NAMES[name], _("en ordre") if well else _("à voir"), well) for name, well in health().items()
             if name in NAMES]  # fmt: skip
    sections = [section for watched in all_watched() for section in watched.sections()]
    return render(request, "hub/operation/operation.html", {"sections": [Section(_("Services"), parts), *sections]})
