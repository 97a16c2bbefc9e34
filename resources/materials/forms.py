"""The forms of a material."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.contributions.forms_page import PageForm
from hub.languages.choices import Language
from hub.text.forms import CodesField, GuardedForm
from resources.materials.choices import Audience, Format, Situation
from resources.materials.guide import material_guide
from resources.materials.models import MaterialPage
from resources.materials.models.use import NOTE_MAX
from resources.materials.queries.public import catalogue_languages
from resources.materials.videos import known_video
from resources.themes.queries.themes import theme_choices

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_MINUTES = 6000


class UseForm(GuardedForm):
    """A line on how it went."""

    guarded = ("note",)

    note = forms.CharField(
        label=_("Comment cela s’est passé, en une ligne"),
        max_length=NOTE_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Sur la page, sans votre nom : ce qui a aidé, ce qui a coincé, avec qui."),
    )
    language = forms.ChoiceField(label=_("Langue de cette ligne"), choices=Language.choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guard()

    def clean_note(self) -> str:
        """One line, as it is shown."""
        return " ".join(str(self.cleaned_data["note"]).split())


class StartForm(forms.Form):
    """The least that a new material needs: in which language, under what title, in which form."""

    title = forms.CharField(
        label=_("Titre provisoire"),
        max_length=120,
        help_text=_("Ce que l’on a en main, en peu de mots. Il peut changer jusqu’à la publication."),
    )
    language = forms.ChoiceField(
        label=_("Langue du matériel"), help_text=_("D’autres langues peuvent s’ajouter ensuite.")
    )
    format = forms.ChoiceField(label=_("Format"), choices=Format.choices)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        held = catalogue_languages()
        field.choices = [(code, label) for code, label in Language.choices if code in held]
        field.initial = user.language


class MaterialForm(PageForm):
    """Everything an author may write of a material."""

    situations = CodesField(label=_("Situations"), choices=Situation.choices, required=False)
    audiences = CodesField(label=_("Pour qui"), choices=Audience.choices, required=False)
    themes = CodesField(label=_("Thèmes"), required=False)
    video_url = forms.CharField(max_length=200, validators=[known_video], widget=forms.URLInput())
    minutes = forms.IntegerField(
        label=_("Durée en minutes"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        help_text=_("Pour lire, regarder ou faire l’exercice, sans la préparation."),
    )

    class Meta:
        model = MaterialPage
        fields: ClassVar[list[str]] = [
            "title", "summary", "use", "text", "video_url", "alternative", "sources", "format", "situations",
            "audiences", "themes", "level", "minutes", "made_by", "licence",
        ]  # fmt: skip
        help_texts: ClassVar[dict[str, Any]] = {
            "made_by": _(
                "Le projet, l’organisation ou les personnes qui l’ont réalisé. "
                "Vide : les personnes qui ont écrit le texte."
            ),
        }

    guide = staticmethod(material_guide)
    title_help = _("Ce que l’on a en main, en peu de mots.")
    section_order = ("summary", "use", "text", "video_url", "alternative", "sources")
    filing_order = ("situations", "audiences", "themes", "format", "level", "minutes", "licence", "made_by")
    lines: ClassVar[dict[str, int]] = {"summary": 240}
    kept = ("format", "level", "licence")

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.MultipleChoiceField)
        themes.choices = theme_choices()
