"""The forms of who comes in: logging in, signing up, a forgotten password."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as base
from allauth.socialaccount.forms import SignupForm as BaseProviderSignupForm
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.proof.forms import ProofForm

PASSWORD_HELP = _("Au moins dix signes. Une phrase vaut mieux qu’un mot compliqué.")


def plain(form: forms.Form, **labels: Any) -> None:
    """Give the fields our labels and take the placeholders away: a hint that vanishes is none."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = label


def address_errors(form: forms.Form, name: str = "email") -> None:
    """Say what an address looks like."""
    form.fields[name].error_messages |= {
        "required": _("Indiquez votre adresse e-mail."),
        "invalid": _("Cette adresse n’est pas complète. Elle ressemble à nom@exemple.ch."),
    }


class LoginForm(base.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, login=_("Adresse e-mail"), password=_("Mot de passe"))
        address_errors(self, "login")
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _("Indiquez votre mot de passe.")


class SignupForm(ProofForm, base.SignupForm):
    """Name, address, and a password for who wants one."""

    purpose = "signup"

    field_order = ["name", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("Adresse e-mail"), password1=_("Mot de passe"))
        address_errors(self)
        if "password1" in self.fields:
            self.fields["password1"].help_text = _(
                "Facultatif: sans mot de passe, nous vous envoyons un code à chaque connexion. "
                "Sinon au moins dix signes; une phrase vaut mieux qu’un mot compliqué."
            )
        trap = settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD
        self.fields[trap].widget.attrs = {"tabindex": "-1", "autocomplete": "off"}
        self.fields[trap].label = _("Laissez ce champ vide")

    def try_save(self, request: HttpRequest) -> Any:
        """Take as long for an address that has an account as for one that has none."""
        if self.account_already_exists and self.cleaned_data.get("password1"):
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ProviderSignupForm(BaseProviderSignupForm):
    """What another organisation did not tell us."""

    field_order = ["name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("Adresse e-mail"))
        address_errors(self)


class RequestCodeForm(base.RequestLoginCodeForm):
    """Where to send a code to log in with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("Adresse e-mail"))
        address_errors(self)


class ResetForm(base.ResetPasswordForm):
    """Where to send a code to choose a new password with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("Adresse e-mail"))
        address_errors(self)


class _MailedCode:
    """A code that came by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        plain(form, code=_("Code reçu par e-mail"))
        field = form.fields["code"]
        field.widget.attrs |= {"autocapitalize": "characters", "spellcheck": "false"}
        field.error_messages["required"] = _("Recopiez le code qui est dans le message.")


class LoginCodeForm(_MailedCode, base.ConfirmLoginCodeForm):
    """To log in."""


class EmailCodeForm(_MailedCode, base.ConfirmEmailVerificationCodeForm):
    """To show that an address is one's own."""


class ResetCodeForm(_MailedCode, base.ConfirmPasswordResetCodeForm):
    """To choose a new password."""


class NewPasswordForm(base.ResetPasswordKeyForm):
    """The new password: once, because it can be shown and set again by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self, password1=_("Nouveau mot de passe"))
        self.fields["password1"].help_text = PASSWORD_HELP
