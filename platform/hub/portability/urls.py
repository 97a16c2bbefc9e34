"""Taking along what is one's own. Namespace `portability`; stands below the person's own page."""

from django.urls import path

from hub.portability.views import download

app_name = "portability"
urlpatterns = [
    path("me/take-along/", download.take_along, name="take_along"),
    path("me/take-along/file/", download.download, name="download"),
]
