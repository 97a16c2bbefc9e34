"""People for tests."""

from __future__ import annotations

import itertools
import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.test import Client

from hub.accounts.models import User
from hub.accounts.roles import Role

PASSWORD = "nuit-longue-et-pluie-17"
PERIOD = 30
_numbers = itertools.count(1)


def make_user(
    *,
    role: Role | None = Role.MEMBER,
    name: str = "Nadia Keller",
    email: str = "",
    password: str = PASSWORD,
    **fields: Any,
) -> User:
    """A person with a confirmed address and one role; an empty password makes an account for codes only."""
    address = email or f"person{next(_numbers)}@example.org"
    user = User.objects.create_user(address, password or None, name=name, **fields)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    if role is not None:
        user.give_role(role)
    return user


def add_app(user: User) -> str:
    """Link an app of codes to the account; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + steps))


def login(client: Client, user: User) -> Client:
    """A session that began with a password alone."""
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def login_with_mfa(client: Client, user: User) -> Client:
    """A session that has shown a second factor, which is set up where there is none."""
    login(client, user)
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if factor is None:
        factor = TOTP.activate(user, generate_totp_secret()).instance
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "id": factor.pk, "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
