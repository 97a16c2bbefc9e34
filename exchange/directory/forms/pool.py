"""The forms of the pool."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import WorkingLanguage
from exchange.directory.forms.texts import no_address
from exchange.directory.models import PoolOutcome, PoolPost, Project
from exchange.directory.pool_choices import PostKind, Result, Time
from exchange.directory.services.pool import LONGEST
from hub.text.clean import without_controls
from hub.text.forms import CodesField
from hub.text.privacy import find_private

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PoolPostForm(forms.ModelForm[PoolPost]):
    """So many free mentors or waiting mentees, and what they need to fit."""

    languages = CodesField(label=_("Langues"), choices=WorkingLanguage.choices)
    times = CodesField(label=_("Quand"), choices=Time.choices)

    class Meta:
        model = PoolPost
        fields: ClassVar[list[str]] = [
            "project", "kind", "number", "canton", "languages", "trade", "times", "godparents", "until", "line",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            "kind": forms.RadioSelect,
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels: ClassVar[dict[str, Any]] = {
            "project": _("Votre projet"),
            "kind": _("Ce que vous avez"),
            "number": _("Combien"),
            "canton": _("Canton"),
            "trade": _("Domaine"),
            "godparents": _("Un parrainage convient aussi"),
            "until": _("Jusqu’au"),
            "line": _("En une ligne"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "godparents": _(
                "Moins exigeant qu’un mentorat : on se voit sans objectif professionnel. D’autres projets peuvent "
                "alors convenir, même dans un autre domaine."
            ),
            "until": _(
                "L’annonce disparaît ce jour-là, au plus tard après trois mois. Un rappel vient une semaine avant."
            ),
            "line": _("Un besoin, un niveau de langue, un rythme. Jamais de nom, d’âge, d’origine ni de statut."),
        }

    def __init__(self, *args: Any, projects: QuerySet[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project, kind = self.fields["project"], self.fields["kind"]
        assert isinstance(project, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        project.queryset = projects
        project.empty_label = None
        kind.choices = PostKind.choices
        first = projects.first()
        if first is not None and not self.instance.pk:
            project.initial = first.pk
            self.initial.update(
                canton=first.cantons[0] if first.cantons else "",
                languages=first.languages,
                until=timezone.localdate() + dt.timedelta(days=60),
            )

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        today = timezone.localdate()
        if until < today:
            raise forms.ValidationError(_("Ce jour est déjà passé."))
        if until > today + LONGEST:
            raise forms.ValidationError(_("Au plus trois mois : ensuite, prolongez l’annonce si elle vaut encore."))
        return until

    def clean_line(self) -> str:
        line = " ".join(without_controls(str(self.cleaned_data["line"])).split())
        no_address(line)
        found = find_private(line)
        if found:
            raise forms.ValidationError([finding.message for finding in found])
        return line


class OutcomeForm(forms.ModelForm[PoolOutcome]):
    """What came of a match."""

    class Meta:
        model = PoolOutcome
        fields: ClassVar[list[str]] = ["result", "number", "reason"]
        widgets: ClassVar[dict[str, Any]] = {"result": forms.RadioSelect}
        labels: ClassVar[dict[str, Any]] = {
            "result": _("Ce qui en est sorti"),
            "number": _("Combien de tandems"),
            "reason": _("Si cela n’allait pas, pourquoi"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        result = self.fields["result"]
        assert isinstance(result, forms.ChoiceField)
        result.choices = Result.choices
        self.fields["number"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        result = cleaned.get("result")
        if result == Result.UNFIT and not cleaned.get("reason"):
            self.add_error("reason", _("Dites pourquoi : cela aide à mieux rapprocher les suivants."))
        cleaned["number"] = cleaned.get("number") or (1 if result == Result.TAKEN else 0)
        return cleaned
