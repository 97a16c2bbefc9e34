"""The forms of a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import TargetGroup, WorkingLanguage
from exchange.directory.models import Project
from exchange.directory.queries.projects import projects_of
from exchange.practices.guide import practice_guide
from exchange.practices.models import Adoption, PracticePage
from exchange.practices.widgets import FiguresField
from hub.cantons.choices import Canton
from hub.contributions.forms_page import PageForm
from hub.languages.choices import Language
from hub.text.forms import CodesField, GuardedForm
from resources.themes.queries.themes import theme_choices

if TYPE_CHECKING:
    from hub.accounts.models import User

ALREADY = _("Votre projet a déjà dit qu’il reprend cette pratique. Complétez ce qui existe.")


class StartForm(forms.Form):
    """The least that a new practice needs: in which language, for which project, under what title."""

    title = forms.CharField(
        label=_("Titre provisoire"),
        max_length=120,
        help_text=_("Ce que vous avez fait, en peu de mots. Il peut changer jusqu’à la publication."),
    )
    language = forms.ChoiceField(
        label=_("Langue dans laquelle vous écrivez"),
        choices=Language.choices,
        help_text=_("La vôtre : les traductions viennent ensuite."),
    )
    project = forms.ModelChoiceField(
        label=_("Projet"), queryset=Project.objects.none(), required=False, empty_label=_("Sans projet")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = projects_of(user)
        field = self.fields["project"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = mine
        self.fields["language"].initial = user.language
        first = mine.first()
        if first is not None:
            field.initial = first.pk


class PracticeForm(PageForm):
    """Everything an author may write of a practice."""

    themes = CodesField(label=_("Thèmes"), required=False)
    cantons = CodesField(label=_("Cantons"), choices=Canton.choices, required=False)
    target_groups = CodesField(label=_("Groupes cibles"), choices=TargetGroup.choices, required=False)
    languages = CodesField(label=_("Langues de travail"), choices=WorkingLanguage.choices, required=False)
    figures = FiguresField(label=_("Chiffres"), required=False)

    class Meta:
        model = PracticePage
        fields: ClassVar[list[str]] = [
            "title", "result", *PracticePage.section_names, "figures", "project", "themes", "cantons",
            "target_groups", "phase", "languages", "evidence_level", "licence",
        ]  # fmt: skip

    guide = staticmethod(practice_guide)
    title_help = _("Ce que vous avez fait, en peu de mots.")
    section_order = (
        "result", "situation", "actions", "audience", "change", "figures", "failures", "cost", "transfer",
        "evidence", "contact",
    )  # fmt: skip
    filing_order = (
        "project", "themes", "cantons", "target_groups", "phase", "languages", "evidence_level", "licence",
    )  # fmt: skip
    lines: ClassVar[dict[str, int]] = {"result": 240}
    kept = ("phase", "evidence_level", "licence")

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.MultipleChoiceField)
        themes.choices = theme_choices()
        if user is not None:
            project = self.fields["project"]
            assert isinstance(project, forms.ModelChoiceField)
            own = projects_of(user).values("pk")
            project.queryset = Project.objects.filter(Q(pk__in=own) | Q(pk=self.instance.project_id)).order_by("name")
            project.empty_label = _("Sans projet")


class AdoptionForm(forms.ModelForm[Adoption], GuardedForm):
    """“We took this up”."""

    guarded = ("changed", "outcome")

    class Meta:
        model = Adoption
        fields: ClassVar[list[str]] = ["project", "adopted_on", "language", "changed", "outcome"]
        widgets: ClassVar[dict[str, Any]] = {
            "adopted_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "changed": forms.Textarea(attrs={"rows": 5, "data-markdown": ""}),
            "outcome": forms.Textarea(attrs={"rows": 5, "data-markdown": ""}),
        }
        labels: ClassVar[dict[str, Any]] = {
            "project": _("Votre projet"),
            "language": _("Langue de ce texte"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "changed": _("Ce que vous avez gardé, laissé de côté ou fait autrement, et pourquoi."),
            "outcome": _("Peut rester vide pour l’instant : vous pourrez compléter."),
        }

    def __init__(self, *args: Any, user: User, practice: PracticePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.practice = practice
        project = self.fields["project"]
        assert isinstance(project, forms.ModelChoiceField)
        mine = projects_of(user)
        if practice.project_id:
            mine = mine.exclude(pk=practice.project_id)
        project.queryset = mine
        project.empty_label = None
        first = mine.first()
        if first is not None:
            project.initial = first.pk
        self.fields["language"].initial = user.language
        # Nobody reads a leg before it is public.
        self.guard()

    def clean_project(self) -> Project:
        project: Project = self.cleaned_data["project"]
        taken = Adoption.objects.filter(practice_key=self.practice.translation_key, project=project)
        if taken.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(ALREADY)
        return project
