"""The queue's address."""

from django.urls import path

from hub.queue import views

app_name = "queue"
urlpatterns = [path("queue/", views.queue, name="index")]
