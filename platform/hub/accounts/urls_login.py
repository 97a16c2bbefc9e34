"""Logging in, addresses, passwords, second factors, sessions: allauth's pages, under the reader's language."""

from django.urls import include, path
from wagtail.views import authenticate_with_password

from hub.accounts.views.entry import to_login

urlpatterns = [
    # Ahead of Wagtail's own, which asks for a password only.
    path("_util/login/", to_login),
    # A page's own password; our way of serving pages would take the address for a page's.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/linked/", include("allauth.socialaccount.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]
