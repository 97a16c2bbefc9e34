"""Addresses of the projects."""

from django.urls import path

from exchange.directory.views import edit, listing, project

app_name = "directory"
urlpatterns = [
    path("projects/", listing.listing, name="projects"),
    path("projects/<slug:slug>/", project.project, name="project"),
    path("projects/<slug:slug>/edit/", edit.edit, name="edit"),
    path("projects/<slug:slug>/edit/<str:language>/", edit.edit, name="edit_in"),
    path("projects/<slug:slug>/pictures/", edit.pictures, name="pictures"),
    path("projects/<slug:slug>/pictures/<int:pk>/remove/", edit.drop_picture, name="drop_picture"),
    path("projects/<slug:slug>/merge/", edit.merge_double, name="merge"),
]
