"""Practices in other forms: on paper, as a feed, as a code to show at a meeting."""

from django.urls import path

from exchange.practices.feeds import PracticesFeed
from exchange.practices.views import paper, short

app_name = "practice_outputs"
urlpatterns = [
    path("practices/<int:pk>/practice.pdf", paper.pdf, name="pdf"),
    path("practices/feed.atom", PracticesFeed(), name="feed"),
    path("practices/feed/<slug:theme>.atom", PracticesFeed(), name="theme_feed"),
    path("p/<int:pk>/qr/", short.qr_page, name="qr_page"),
]
