"""Addresses of the outbox and of each person’s messages."""

from django.urls import path

from hub.notifications.views import inbox, outbox

app_name = "notifications"
urlpatterns = [
    path("messages/", inbox.inbox, name="inbox"),
    path("messages/<int:pk>/", inbox.open_notice, name="open"),
    path("messages/read/", inbox.read_all, name="read_all"),
    path("messages/following/", inbox.following, name="following"),
    path("messages/follow/", inbox.follow, name="follow"),
    path("messages/settings/", inbox.choices, name="settings"),
    path("messages/again/", inbox.mails_again, name="mails_again"),
    path("messages/stop/<str:token>/", inbox.stop_by_mail, name="stop"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/resend/", outbox.resend_mail, name="resend"),
    path("outbox/<int:pk>/drop/", outbox.drop_mail, name="drop"),
]
