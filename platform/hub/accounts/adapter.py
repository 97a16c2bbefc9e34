"""allauth in the platform's words, mails and rules."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.accounts.names import clean_name
from hub.accounts.roles import Role
from hub.accounts.services.send_mail import send_mail

WRONG_CODE = _("Ce code ne correspond pas. Vérifiez les signes, ou demandez un nouveau code.")


class AccountAdapter(DefaultAccountAdapter):
    """Login, addresses, passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Ce compte est fermé."),
        "cannot_remove_primary_email": _("L’adresse principale reste. Choisissez-en d’abord une autre."),
        "duplicate_email": _("Cette adresse est déjà dans votre compte."),
        "email_password_mismatch": _(
            "L’adresse et le mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez un code par e-mail."
        ),
        "email_taken": _("Cette adresse ne peut pas être utilisée. Prenez-en une autre."),
        "enter_current_password": _("Ce n’est pas votre mot de passe actuel."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("Ce n’est pas votre mot de passe."),
        "invalid_login": _("Indiquez une adresse e-mail."),
        "max_email_addresses": _("Un compte a au plus %d adresses. Enlevez-en une pour en ajouter une autre."),
        "too_many_login_attempts": _(
            "Trop d’essais en peu de temps. Votre compte est intact: attendez cinq minutes, puis réessayez."
        ),
        "unverified_primary_email": _("Confirmez d’abord cette adresse; elle pourra ensuite être la principale."),
        "rate_limited": _("Trop de demandes en peu de temps. Attendez une minute, puis réessayez."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGNUP_OPEN)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the mail in the recipient's language."""
        user = context.get("user")
        language = user.language if isinstance(user, User) else ""
        plain = {key: value for key, value in context.items() if key != "request"}
        plain["login_url"] = self._address("account_login", language)
        plain["signup_url"] = self._address("account_signup", language)
        plain["code_minutes"] = settings.CODE_MINUTES
        send_mail(template=template_prefix, to=email, context=plain, language=language)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Avec le mot de passe"),
            "mfa_reauthenticate": _("Avec un code de l’application ou de secours"),
            "mfa_reauthenticate:webauthn": _("Avec une clé d’accès"),
        }
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method | {"description": words.get(method["id"], method["description"])} for method in methods]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:me")

    def _address(self, name: str, language: str) -> str:
        with translation.override(language or translation.get_language()):
            return str(settings.SITE_URL + reverse(name))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes from an app, passkeys, recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("Les codes de secours viennent avec une application ou une clé d’accès."),
        "incorrect_code": _("Ce code ne correspond pas. Attendez que l’application en montre un nouveau."),
        "unverified_email": _("Confirmez d’abord votre adresse e-mail."),
    }

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Clé d’accès {number}").format(number=number)

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Login through another organisation (OpenID Connect)."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": _("Cette adresse ne peut pas être utilisée. Connectez-vous d’abord à votre compte Relais."),
        "no_password": _("Choisissez d’abord un mot de passe: sans lui ni ce lien, vous n’entreriez plus."),
        "no_verified_email": _("Confirmez d’abord une adresse e-mail: sans elle ni ce lien, vous n’entreriez plus."),
        "connected_other": _("Cet accès est déjà relié à un autre compte."),
    }

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        user: User = super().populate_user(request, sociallogin, data)
        full = " ".join(filter(None, [data.get("first_name"), data.get("last_name")]))
        try:
            user.name = clean_name(data.get("name") or full)
        except ValidationError:
            user.name = ""
        return user

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_signup_form_initial_data(sociallogin)
        return initial | {"name": sociallogin.user.name}

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        user: User = super().save_user(request, sociallogin, form)
        user.give_role(Role.MEMBER)
        return user
