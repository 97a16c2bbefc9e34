"""Addresses without a language: doors that Wagtail would open itself, and the way back from another organisation."""

from allauth.socialaccount.providers.openid_connect.views import callback
from django.urls import path

from hub.accounts.views.entry import provider_login, to_login, to_profile

urlpatterns = [
    path("login/", to_login, name="login"),
    path("cms/login/", to_login),
    path("cms/account/", to_profile),
    path("oidc/<slug:provider_id>/login/", provider_login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", callback, name="openid_connect_callback"),
]
