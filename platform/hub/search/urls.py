"""Addresses of the search."""

from django.urls import path

from hub.search.views.results import results
from hub.search.views.suggest import suggestions

app_name = "search"
urlpatterns = [
    path("search/", results, name="results"),
    path("search/suggest/", suggestions, name="suggest"),
]
