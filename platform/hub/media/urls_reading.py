"""Files as pages to read."""

from django.urls import path

from hub.media.views.text import file_text

app_name = "media"
urlpatterns = [path("documents/<int:pk>/text/", file_text, name="text")]
