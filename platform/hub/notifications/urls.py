"""Addresses of the outbox."""

from django.urls import path

from hub.notifications.views import outbox

app_name = "notifications"
urlpatterns = [
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/resend/", outbox.resend_mail, name="resend"),
    path("outbox/<int:pk>/drop/", outbox.drop_mail, name="drop"),
]
