"""The groups of the roles, with what they may do in the administration. May run any number of times."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from hub.accounts.roles import Role

PAGE_DEEDS = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
COLLECTION_DEEDS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
EDITOR_DEEDS = {
    "wagtailadmin.access_admin",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "wagtail_localize.submit_translation",
}
OPERATOR_DEEDS = EDITOR_DEEDS | {
    "accounts.add_user",
    "accounts.change_user",
    "accounts.delete_user",
    "auth.add_group",
    "auth.change_group",
    "wagtailcore.add_site",
    "wagtailcore.change_site",
    "wagtailcore.delete_site",
    "wagtailcore.add_locale",
    "wagtailcore.change_locale",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
}
_for_editors: set[str] = set()


def editors_may(*permissions: str) -> None:
    """Rooms add here, when they are loaded, what editors may do with their models («directory.change_project»)."""
    _for_editors.update(permissions)


def ensure_groups() -> None:
    """Bring the five groups in line; permissions that were added by hand stay.

    The two groups that Wagtail brings along go, unless somebody put people into them.
    """
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    groups = {role: Group.objects.get_or_create(name=role.value)[0] for role in Role}
    snippets = {
        f"{model._meta.app_label}.{deed}_{model._meta.model_name}"
        for model in get_snippet_models()
        for deed in ("add", "change", "delete")
    }
    _grant(groups[Role.EDITOR], EDITOR_DEEDS | snippets | _for_editors)
    _grant(groups[Role.OPERATOR], OPERATOR_DEEDS | snippets | _for_editors)
    for role in (Role.EDITOR, Role.OPERATOR):
        _grant_pages(groups[role])
        _grant_collections(groups[role])


def _grant(group: Group, names: Iterable[str]) -> None:
    group.permissions.add(*_permissions(names).values())


def _grant_pages(group: Group) -> None:
    root = Page.get_first_root_node()
    if root is None:
        return
    for permission in _permissions(f"wagtailcore.{deed}" for deed in PAGE_DEEDS).values():
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    for permission in _permissions(COLLECTION_DEEDS).values():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _permissions(names: Iterable[str]) -> dict[str, Permission]:
    wanted = set(names)
    codenames = {name.split(".")[1] for name in wanted}
    found = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    by_name = {f"{p.content_type.app_label}.{p.codename}": p for p in found}
    return {name: by_name[name] for name in wanted & by_name.keys()}
