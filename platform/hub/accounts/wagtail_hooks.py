"""The accounts in the administration."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from hub.accounts.models import User
from hub.accounts.services.delete_account import delete_account


@hooks.register("before_bulk_action")
def empty_accounts(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Deleting many people empties their accounts, as deleting one does."""
    if action != "delete" or view.model is not User:
        return None
    for user in objects:
        delete_account(user=user)
    messages.success(request, _("Les comptes sont effacés."))
    return redirect(view.next_url)
