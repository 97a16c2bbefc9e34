"""Addresses of what people do with materials."""

from django.urls import path

from resources.materials.feeds import MaterialsFeed
from resources.materials.views import paper, use

app_name = "materials"
urlpatterns = [
    path("materials/<int:pk>/used/", use.used, name="used"),
    path("materials/<int:pk>/material.pdf", paper.pdf, name="pdf"),
    path("materials/feed.atom", MaterialsFeed(), name="feed"),
    path("work/uses/", use.uses, name="uses"),
]
