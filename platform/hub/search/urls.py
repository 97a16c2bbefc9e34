"""Addresses of the search."""

from django.urls import path

from hub.search.feeds import ResultsFeed
from hub.search.views import saved
from hub.search.views.results import results
from hub.search.views.suggest import suggestions

app_name = "search"
urlpatterns = [
    path("search/", results, name="results"),
    path("search/suggest/", suggestions, name="suggest"),
    path("search/feed/", ResultsFeed(), name="feed"),
    path("search/saved/", saved.saved, name="saved"),
    path("search/saved/keep/", saved.keep, name="keep"),
    path("search/saved/<int:pk>/change/", saved.change, name="change"),
    path("search/saved/<int:pk>/forget/", saved.forget, name="forget"),
    path("search/stop/<str:token>/", saved.stop, name="stop"),
]
