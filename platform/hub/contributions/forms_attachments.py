"""Forms for pictures and files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.media.forms import DocumentField, PictureField

ALT_HELP = _(
    "Dites ce que l’image montre à qui ne la voit pas : « Trois personnes assises autour d’une grille de questions ». "
    "Pour un graphique, dites ce qu’on y lit."
)


class PictureWordsForm(forms.Form):
    """What stands for a picture and under it."""

    alt = forms.CharField(
        label=_("Texte alternatif"),
        max_length=250,
        help_text=ALT_HELP,
        error_messages={"required": _("Décrivez l’image : sans cela, une partie des lecteurs n’en a rien.")},
    )
    caption = forms.CharField(
        label=_("Légende"), max_length=250, required=False, help_text=_("Se lit sous l’image, avec sa source.")
    )


class AddPictureForm(PictureWordsForm):
    """A new picture."""

    file = PictureField(label=_("Image"))
    field_order = ("file", "alt", "caption")


class FileWordsForm(forms.Form):
    """How a file is called."""

    label = forms.CharField(
        label=_("Intitulé"), max_length=200, help_text=_("Ce qu’on y trouve : « Grille d’entretien à trois ».")
    )


class AddFileForm(FileWordsForm):
    """A new file; without a label it goes by its name."""

    file = DocumentField(label=_("Fichier"))
    field_order = ("file", "label")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["label"].required = False
