"""Forms around a contribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hub.accounts.models import User


class SubmitForm(forms.Form):
    """The last words before the editors read; what may identify somebody must be looked at first."""

    message = forms.CharField(
        label=_("Message à la rédaction"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Facultatif : ce qui a changé, ou ce sur quoi vous hésitez."),
    )

    def __init__(self, *args: Any, findings: Sequence[Any] = (), may_be_minor: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if may_be_minor:
            self.fields["change_note"] = forms.CharField(
                label=_("Ce qui change"),
                required=False,
                max_length=300,
                help_text=_("Une phrase, publique, pour la liste des versions."),
            )
            self.fields["minor_edit"] = forms.BooleanField(
                label=_("C’est une retouche : les traductions restent à jour."), required=False
            )
        if findings:
            self.fields["privacy_checked"] = forms.BooleanField(
                label=_("J’ai relu ces passages : personne n’y est reconnaissable sans son accord."),
                error_messages={"required": _("Relisez les passages signalés, puis cochez cette case.")},
            )


class RemarkForm(forms.Form):
    """A remark or an answer."""

    text = forms.CharField(
        label=_("Remarque"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Écrivez votre remarque avant de l’envoyer.")},
    )
    section = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ChangesForm(forms.Form):
    """Asking for changes; the remarks on the sections go with it."""

    message = forms.CharField(
        label=_("En un mot, ce qui manque"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReviewerForm(forms.Form):
    """Who reads and by when."""

    reviewer: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Relectrice ou relecteur"), queryset=None, empty_label=None
    )
    expected_on = forms.DateField(
        label=_("Réponse d’ici au"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, editors: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reviewer"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = editors

    def clean_expected_on(self) -> Any:
        day = self.cleaned_data["expected_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        return day
