"""What a person says of themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.accounts.names import MAX_LENGTH, clean_name
from hub.languages.choices import Language


class ProfileForm(forms.Form):
    """Name, a few words, languages."""

    name = forms.CharField(
        label=_("Nom"),
        max_length=MAX_LENGTH,
        help_text=_("Tel qu’il apparaît à côté de ce que vous publiez."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Indiquez votre nom.")},
    )
    about = forms.CharField(
        label=_("En quelques mots"),
        max_length=600,
        required=False,
        help_text=_("Votre tâche, ce que vous savez faire. Pas de données sur les personnes que vous suivez."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(
        label=_("Langue du site et des messages"), choices=Language.choices, widget=forms.RadioSelect
    )
    reading_languages = forms.MultipleChoiceField(
        label=_("Langues que vous lisez"),
        choices=Language.choices,
        required=False,
        help_text=_("Ce qui n’est pas traduit vous est d’abord montré dans ces langues."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        initial = {name: getattr(user, name) for name in ("name", "about", "language", "reading_languages")}
        super().__init__(data, initial=initial)

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])
