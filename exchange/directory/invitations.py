"""An invitation may bring a place in a project along."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.directory.models import Membership, Project
from hub.accounts.invitation_extras import InvitationExtra, register
from hub.accounts.models import User


class ProjectPlaceForm(forms.Form):
    """Which project, and as what."""

    project = forms.ModelChoiceField(
        label=gettext_lazy("Projet"),
        queryset=Project.objects.filter(merged_into=None),
        required=False,
        empty_label=gettext_lazy("Aucun"),
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Dans le projet"),
        choices=Membership.Part.choices,
        initial=Membership.Part.LEADER,
        required=False,
    )


@register
class ProjectPlace(InvitationExtra):
    """Makes the invited person part of a project."""

    name = "project"
    form_class = ProjectPlaceForm

    def pack(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        project: Project | None = cleaned.get("project")
        return {"project": project.pk, "part": cleaned.get("part") or Membership.Part.LEADER.value} if project else {}

    def describe(self, data: dict[str, Any]) -> str:
        project = Project.objects.filter(pk=data.get("project")).first()
        if project is None:
            return ""
        return _("Vous ferez partie du projet «%(project)s».") % {"project": project.name}

    def accept(self, *, user: User, data: dict[str, Any], invited_by: User | None) -> None:
        project = Project.objects.filter(pk=data.get("project")).select_related("merged_into").first()
        project = (project.merged_into or project) if project else None
        if project is not None:
            Membership.objects.update_or_create(
                project=project, user=user, defaults={"part": data.get("part", Membership.Part.STAFF)}
            )
