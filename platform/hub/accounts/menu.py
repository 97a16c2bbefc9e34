"""What the account's menu offers."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.accounts.rules import is_strong
from hub.pages import menu
from hub.pages.places import address


@menu.register("account", order=90)
def me(request: HttpRequest) -> menu.Item:
    """The person's own page."""
    return menu.Item(label=_("Mon compte"), url=address("accounts:me"))


@menu.register("account", order=60)
def invitations(request: HttpRequest) -> menu.Item | None:
    """For who invites."""
    if not is_strong(request.user):
        return None
    return menu.Item(label=_("Invitations"), url=address("accounts:invitations"))


@menu.register("account", order=70)
def administration(request: HttpRequest) -> menu.Item | None:
    """For who curates."""
    if not is_strong(request.user):
        return None
    return menu.Item(label=_("Administration"), url=address("wagtailadmin_home"))


@menu.register("account", order=100)
def log_out(request: HttpRequest) -> menu.Item:
    """Changes something, so it is a button."""
    return menu.Item(label=_("Se déconnecter"), url=address("account_logout"), post=True)
