"""The forms of second factors."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.entrance import plain

# As long as a code may be valid: its own half minute, the one before and the one after.
CODE_LIFE = 90
NO_KEY = _("Cet appareil n’a pas donné de clé. Essayez avec un autre navigateur, ou prenez un autre chemin.")
KEY_HELP = _("Pour la reconnaître: «téléphone», «clé du bureau».")


class _Code:
    """A code from the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        plain(form, code=_("Code"))
        form.fields["code"].help_text = _("Les six chiffres de votre application, ou un code de secours.")
        form.fields["code"].error_messages["required"] = _("Recopiez le code de votre application.")

    def clean_code(self) -> str:
        """Refuse a code that was used already, for as long as the clock would accept it."""
        form: Any = self
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"second-factor-used:{form.user.pk}:{code.strip()}", True, timeout=CODE_LIFE):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Code, base.AuthenticateForm):
    """The second step of a login."""


class CodeAgainForm(_Code, base.ReauthenticateForm):
    """Before something that matters."""


class ActivateAppForm(ActivateTOTPForm):
    """The first code of a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=_("Code de l’application"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.fields["code"].error_messages["required"] = _("Recopiez les six chiffres que montre l’application.")


class AddKeyForm(keys.AddWebAuthnForm):
    """A key for the account; one that can log in alone, if the device can do it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, name=_("Nom de la clé"), passwordless=_("Se connecter avec cette clé seule, sans mot de passe"))
        self.fields["name"].max_length = 60
        self.fields["name"].help_text = KEY_HELP
        self.fields["credential"].error_messages["required"] = NO_KEY
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _("L’appareil demande alors une empreinte, un visage ou un code.")


class FirstKeyForm(keys.SignupWebAuthnForm):
    """The key of a new account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, name=_("Nom de la clé"))
        self.fields["credential"].error_messages["required"] = NO_KEY
        self.fields["name"].help_text = KEY_HELP


class RenameKeyForm(keys.EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.Field = self.fields["name"]
        plain(self, name=_("Nom de la clé"))
        field.max_length = 60  # type: ignore[attr-defined]
        field.help_text = KEY_HELP
