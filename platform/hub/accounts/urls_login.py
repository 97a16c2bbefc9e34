"""Logging in, addresses, passwords, second factors, sessions: allauth's pages, under the reader's language."""

from django.urls import include, path

from hub.accounts.views.entry import to_login

urlpatterns = [
    # Ahead of Wagtail's own, which asks for a password only.
    path("_util/login/", to_login),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/linked/", include("allauth.socialaccount.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]
