"""Leaving: when, and proof that it is the person who asks."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User

LATER, NOW = "later", "now"


class DeletionForm(forms.Form):
    """Confirmed with the password, or with the code that was sent where there is none."""

    when = forms.ChoiceField(label=_("Quand"), widget=forms.RadioSelect, initial=LATER)
    password = forms.CharField(
        label=_("Mot de passe"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Indiquez votre mot de passe.")},
    )
    code = forms.CharField(
        label=_("Code reçu par e-mail"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Recopiez le code qui est dans le message.")},
    )

    def __init__(self, data: Any = None, *, user: User, days: int, expected_code: str | None) -> None:
        super().__init__(data)
        self.user = user
        self.expected_code = expected_code
        field: Any = self.fields["when"]
        field.choices = [
            (LATER, _("Dans %(days)s jours: jusque-là, vous pouvez changer d’avis") % {"days": days}),
            (NOW, _("Tout de suite et sans retour")),
        ]
        del self.fields["password" if expected_code is not None else "code"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not compare_user_code(actual=code, expected=self.expected_code):
            raise get_adapter().validation_error("incorrect_code")
        return code
