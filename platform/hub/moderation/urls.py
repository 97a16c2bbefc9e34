"""Addresses of the moderation."""

from django.urls import path

from hub.moderation.views import trail

app_name = "moderation"
urlpatterns = [
    path("moderation/trail/", trail.trail, name="trail"),
]
