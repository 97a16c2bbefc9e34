"""Wagtail's user management, made for people with a name and an address. Stands in INSTALLED_APPS for it."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAdminConfig(WagtailUsersAppConfig):
    user_viewset = "hub.accounts.people_admin.viewset.PeopleViewSet"
