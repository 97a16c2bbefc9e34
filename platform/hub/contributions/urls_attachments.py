"""Addresses of a draft's pictures and files; `sort` is "pictures" or "files", `medium` the picture's or file's key."""

from django.urls import path

from hub.contributions.views import attachments

urlpatterns = [
    path("work/<int:pk>/attachments/", attachments.attachments, name="attachments"),
    path("work/<int:pk>/attachments/pictures/add/", attachments.add_picture, name="add_picture"),
    path("work/<int:pk>/attachments/files/add/", attachments.add_file, name="add_file"),
    path("work/<int:pk>/attachments/<slug:sort>/<int:medium>/", attachments.edit_attachment, name="edit_attachment"),
    path(
        "work/<int:pk>/attachments/<slug:sort>/<int:medium>/remove/",
        attachments.remove_attachment,
        name="remove_attachment",
    ),
    path("work/<int:pk>/attachments/<slug:sort>/<int:medium>/move/", attachments.move, name="move"),
]
