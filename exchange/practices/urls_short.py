"""Addresses short enough to say aloud; they lead to the reader's language."""

from django.urls import path

from exchange.practices.views import short

app_name = "practice_short"
urlpatterns = [
    path("p/<int:pk>", short.short, name="page"),
    path("p/<int:pk>/qr.svg", short.qr, name="qr"),
]
