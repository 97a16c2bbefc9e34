"""Addresses of what people do with materials."""

from django.urls import path

from resources.materials.views import use

app_name = "materials"
urlpatterns = [
    path("materials/<int:pk>/used/", use.used, name="used"),
    path("work/uses/", use.uses, name="uses"),
]
