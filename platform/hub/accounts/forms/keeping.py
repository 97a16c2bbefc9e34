"""The forms of who is in: addresses, passwords, being asked again."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as base
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.entrance import PASSWORD_HELP, address_errors, plain


class AddAddressForm(base.AddEmailForm):
    """One more address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("Nouvelle adresse"))
        address_errors(self)


class ChangePasswordForm(base.ChangePasswordForm):
    """The old password and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self, oldpassword=_("Mot de passe actuel"), password1=_("Nouveau mot de passe"))
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = PASSWORD_HELP


class SetPasswordForm(base.SetPasswordForm):
    """A first password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self, password1=_("Mot de passe"))
        self.fields["password1"].help_text = PASSWORD_HELP


class PasswordAgainForm(base.ReauthenticateForm):
    """The password, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, password=_("Mot de passe"))
        self.fields["password"].help_text = ""
