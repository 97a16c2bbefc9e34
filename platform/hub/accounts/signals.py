"""What follows when an account changes, whoever changed it."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.db import connections
from django.db.models.signals import post_migrate, post_save
from django.http import HttpRequest

from hub.accounts.models import User
from hub.accounts.rules import LOGIN_FACTORS


def connect(last_app: Any) -> None:
    """Listen; groups are made after the last app's permissions are."""
    post_save.connect(_user_saved, sender=User, dispatch_uid="accounts-user")
    authenticator_added.connect(_factor_added, dispatch_uid="accounts-factor")
    post_migrate.connect(_migrated, sender=last_app, dispatch_uid="accounts-groups")


def _user_saved(sender: Any, instance: User, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    from hub.accounts.services.end_sessions import end_sessions

    if not instance.is_active and (update_fields is None or "is_active" in update_fields):
        end_sessions(user=instance)


def _factor_added(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Who sets a factor up has just shown it: this session counts. The person's other sessions do not."""
    if authenticator.type in LOGIN_FACTORS and request.user.is_authenticated and request.user.pk == user.pk:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def _migrated(sender: Any, using: str, **kwargs: Any) -> None:
    from hub.accounts.services.ensure_groups import ensure_groups

    needed = {"auth_group", "wagtailcore_grouppagepermission", "wagtailcore_groupcollectionpermission"}
    if needed <= set(connections[using].introspection.table_names()):
        ensure_groups()
