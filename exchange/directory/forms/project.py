"""The form in which leaders keep their project's page."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Phase, TargetGroup, WorkingLanguage
from exchange.directory.forms.texts import no_address
from exchange.directory.models import Project
from hub.cantons.choices import Canton
from hub.text.forms import CodesField, GuardedForm
from resources.themes.queries.themes import theme_choices

FACTS = (
    "name", "cantons", "places", "languages", "target_groups", "themes", "phase", "since", "ended", "heir",
    "contact_email",
)  # fmt: skip
WORDS = ("summary", "description", "offers", "seeks", "partners", "funding", "legacy")
OLDEST = 1950


class ProjectForm(GuardedForm):
    """The facts, which are the same in every language, and the texts in one language."""

    guarded = ("description", "offers", "seeks", "legacy")
    facts: ClassVar[tuple[str, ...]] = FACTS
    words: ClassVar[tuple[str, ...]] = WORDS

    summary = forms.CharField(
        label=_("En une phrase"),
        max_length=240,
        required=False,
        help_text=_("Qui accompagne qui, où, et vers quoi."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    description = forms.CharField(
        label=_("Description"),
        max_length=6000,
        required=False,
        help_text=_("Comment se passe un tandem, combien il y en a, ce qui est difficile. En Markdown."),
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    offers = forms.CharField(
        label=_("Ce que nous offrons à d’autres projets"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seeks = forms.CharField(
        label=_("Ce que nous cherchons"), max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    partners = forms.CharField(label=_("Partenaires"), max_length=400, required=False)
    funding = forms.CharField(
        label=_("Financement"), max_length=400, required=False, help_text=_("Qui paie quoi, en parts ou en sommes.")
    )
    legacy = forms.CharField(
        label=_("Ce qui continue"),
        max_length=1500,
        required=False,
        help_text=_("Pour un projet terminé : qui a repris quoi, et où trouver ce qui a été fait."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(label=_("Nom du projet"), max_length=120)
    cantons = CodesField(label=_("Cantons"), choices=Canton.choices)
    places = forms.CharField(
        label=_("Lieux"),
        max_length=300,
        required=False,
        help_text=_("Villes, communes ou régions, séparées par des virgules."),
    )
    languages = CodesField(label=_("Langues de travail"), choices=WorkingLanguage.choices, required=False)
    target_groups = CodesField(label=_("Groupes cibles"), choices=TargetGroup.choices, required=False)
    themes = CodesField(label=_("Thèmes"), required=False)
    phase = forms.ChoiceField(label=_("Phase"), choices=Phase.choices)
    since = forms.IntegerField(label=_("Depuis l’année"), required=False, min_value=OLDEST)
    ended = forms.IntegerField(label=_("Terminé en"), required=False, min_value=OLDEST)
    heir = forms.ModelChoiceField(
        label=_("Continué par"),
        queryset=Project.objects.none(),
        required=False,
        empty_label=_("Aucun projet d’ici"),
        help_text=_("Le projet qui a repris celui-ci, s’il figure dans le répertoire."),
    )
    contact_email = forms.EmailField(
        label=_("Adresse de contact"),
        required=False,
        help_text=_("N’est jamais montrée : la plateforme y transmet les messages."),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes, heir = self.fields["themes"], self.fields["heir"]
        assert isinstance(themes, forms.MultipleChoiceField)
        assert isinstance(heir, forms.ModelChoiceField)
        themes.choices = theme_choices()
        heir.queryset = Project.objects.filter(merged_into=None).exclude(pk=project.pk).order_by("name")
        for name in WORDS:
            self.fields[name].validators.append(no_address)
        for name in ("since", "ended"):
            self.fields[name].widget.attrs.update({"max": timezone.localdate().year + 1, "inputmode": "numeric"})
        self.guard()

    def _year(self, name: str) -> int | None:
        year: int | None = self.cleaned_data[name]
        if year is not None and year > timezone.localdate().year + 1:
            raise forms.ValidationError(_("Cette année est trop loin."))
        return year

    def clean_since(self) -> int | None:
        return self._year("since")

    def clean_ended(self) -> int | None:
        return self._year("ended")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        since, ended = cleaned.get("since"), cleaned.get("ended")
        if since and ended and ended < since:
            self.add_error("ended", _("Le projet ne peut pas finir avant d’avoir commencé."))
        if not cleaned.get("summary") and any(cleaned.get(name) for name in WORDS):
            self.add_error("summary", _("Dites d’abord en une phrase ce qu’est le projet."))
        return cleaned


class MergeForm(forms.Form):
    """Into which project a double goes."""

    into = forms.ModelChoiceField(
        label=_("Garder"), queryset=Project.objects.none(), empty_label=_("Choisissez le projet")
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, forms.ModelChoiceField)
        into.queryset = Project.objects.filter(merged_into=None).exclude(pk=project.pk).order_by("name")
