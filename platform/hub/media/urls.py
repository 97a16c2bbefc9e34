"""Where files are given out. The names are Wagtail's, so that its links lead here."""

from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from hub.media.views.files import serve_file, serve_page

urlpatterns = [
    re_path(r"^(?P<pk>\d{1,18})/(?P<filename>[^/]{1,200})$", serve_file, name="wagtaildocs_serve"),
    path("<int:pk>/pages/<int:number>.webp", serve_page, name="file_page"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
