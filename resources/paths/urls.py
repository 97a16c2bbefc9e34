"""Addresses of what people do with paths."""

from django.urls import path

from resources.paths.views import path as views

app_name = "paths"
urlpatterns = [
    path("paths/<int:pk>/done/", views.done, name="done"),
    path("paths/<int:pk>/booklet.pdf", views.booklet, name="booklet"),
]
