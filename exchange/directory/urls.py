"""Addresses of the projects."""

from django.urls import path

from exchange.directory.views import listing, project

app_name = "directory"
urlpatterns = [
    path("projects/", listing.listing, name="projects"),
    path("projects/<slug:slug>/", project.project, name="project"),
]
