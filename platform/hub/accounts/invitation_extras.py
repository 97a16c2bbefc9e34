"""What higher rooms add to an invitation: a place in a project, say. Filled by their `invitations.py`."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.module_loading import autodiscover_modules

from hub.accounts.models import User


class InvitationExtra:
    """One addition, under `name`: a form for who invites, a line for who reads, a deed when it is accepted.

    What `pack` returns is kept as JSON under `name` in `Invitation.extra`; an empty dict is not kept.
    """

    name: ClassVar[str]
    form_class: ClassVar[type[forms.Form]]

    def form(self, *, inviter: User, data: Any = None, initial: dict[str, Any] | None = None) -> forms.Form:
        """The form that stands below the invitation's own; `inviter` may narrow its choices."""
        return self.form_class(data, prefix=self.name, initial=initial)

    def pack(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Make JSON of the form's cleaned data."""
        return {key: value for key, value in cleaned.items() if value not in (None, "")}

    def describe(self, data: dict[str, Any]) -> str:
        """Say in one sentence what the invited person gets; empty when it no longer exists."""
        raise NotImplementedError

    def accept(self, *, user: User, data: dict[str, Any], invited_by: User | None) -> None:
        """Do it. Called once, in the transaction that accepts the invitation; must bear that it was done before."""
        raise NotImplementedError


_extras: dict[str, InvitationExtra] = {}


def register(extra: type[InvitationExtra]) -> type[InvitationExtra]:
    """Class decorator: add to every invitation's form."""
    _extras[extra.name] = extra()
    return extra


def extras() -> dict[str, InvitationExtra]:
    """All additions by name."""
    autodiscover_modules("invitations")
    return _extras


def describe(data: dict[str, dict[str, Any]]) -> list[str]:
    """The sentences of all that an invitation holds beside its role."""
    known = extras()
    lines = (known[name].describe(held) for name, held in data.items() if name in known)
    return [line for line in lines if line]
