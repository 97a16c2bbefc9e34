"""How somebody wants to be called; stands in every form that makes an account."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.accounts.names import MAX_LENGTH, clean_name
from hub.accounts.roles import Role
from hub.languages.choices import Language


class NamingForm(forms.Form):
    """Asks for the name. allauth makes it the base of its own sign-up forms and calls `signup`."""

    name = forms.CharField(
        label=_("Nom"),
        max_length=MAX_LENGTH,
        help_text=_("Tel qu’il apparaît à côté de ce que vous publiez."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Indiquez votre nom.")},
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def signup(self, request: HttpRequest, user: User) -> None:
        """Complete the account that allauth has just saved."""
        language = get_language() or ""
        user.name = self.cleaned_data["name"]
        user.language = language if language in Language.values else Language.FRENCH
        user.save(update_fields=["name", "language"])
        user.give_role(Role.MEMBER)
