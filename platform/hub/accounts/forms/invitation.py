"""Inviting, and taking up an invitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.entrance import address_errors
from hub.accounts.models import Invitation, User
from hub.accounts.names import MAX_LENGTH, clean_name
from hub.accounts.roles import Role
from hub.accounts.rules import roles_to_offer
from hub.languages.choices import Language


class InvitationForm(forms.Form):
    """Whom to invite as what, in which language."""

    email = forms.EmailField(label=_("Adresse e-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Rôle"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Langue du message"), choices=Language.choices)
    message = forms.CharField(
        label=_("Mot personnel"),
        required=False,
        max_length=1000,
        help_text=_("Il précède le lien dans le message."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, inviter: User) -> None:
        initial = {"language": get_language(), "role": Role.PROJECT_LEADER.value}
        super().__init__(data, initial=initial)
        offered = {role.value for role in roles_to_offer(inviter)}
        field: Any = self.fields["role"]
        field.choices = [(value, label) for value, label in Role.choices if value in offered]
        address_errors(self)


class AcceptForm(forms.Form):
    """The name of somebody who is new."""

    name = forms.CharField(
        label=_("Nom"),
        max_length=MAX_LENGTH,
        help_text=_("Tel qu’il apparaît à côté de ce que vous publiez."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Indiquez votre nom.")},
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


def role_of(invitation: Invitation) -> str:
    """The role's name in the reader's language."""
    return str(Role(invitation.role).label)
