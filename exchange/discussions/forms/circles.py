"""Forms for circles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Project
from exchange.discussions.models import Circle
from hub.accounts.roles import Role

if TYPE_CHECKING:
    from hub.accounts.models import User


class CircleForm(forms.ModelForm[Circle]):
    """What a circle is for, who belongs to it, and how one comes in."""

    class Meta:
        model = Circle
        fields: ClassVar[list[str]] = [
            "name", "purpose", "language", "kind", "project", "joining", "is_listed", "mail_shows_text",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {"purpose": forms.Textarea(attrs={"rows": 4})}
        labels: ClassVar[dict[str, Any]] = {
            "name": _("Nom du cercle"),
            "purpose": _("Ce que nous y faisons"),
            "language": _("Langue de ces textes"),
            "kind": _("Qui en fait partie d’office"),
            "project": _("Projet"),
            "joining": _("Comment d’autres y entrent"),
            "is_listed": _("Les membres de la plateforme voient que ce cercle existe"),
            "mail_shows_text": _("Les e-mails peuvent citer ce qui se dit ici"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "kind": _("«Groupe de travail» : personne d’office, seulement qui vous faites entrer."),
            "project": _("Seulement pour les mentors et l’équipe d’un projet."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.fields["project"]
        assert isinstance(project, forms.ModelChoiceField)
        mine = Project.objects.filter(merged_into=None)
        if not user.has_role(Role.EDITOR, Role.OPERATOR):
            mine = mine.filter(memberships__user=user)
            self.fields["kind"].choices = [  # type: ignore[attr-defined]
                choice for choice in Circle.Kind.choices if choice[0] != Circle.Kind.LEADERS
            ]
        project.queryset = mine.distinct().order_by("name")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == Circle.Kind.PROJECT:
            if not cleaned.get("project"):
                self.add_error("project", _("Choisissez le projet dont les mentors se parlent ici."))
        else:
            cleaned["project"] = None
        return cleaned


class AskForm(forms.Form):
    """A few words to those who let people in."""

    text = forms.CharField(
        label=_("Quelques mots pour celles et ceux qui vous ouvrent"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InviteForm(forms.Form):
    """Somebody to let in, by the address they log in with."""

    email = forms.EmailField(label=_("Adresse e-mail de la personne"))
