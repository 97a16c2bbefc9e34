from django.urls import path

from hub.tasks.views.health import ready

app_name = "tasks"
urlpatterns = [path("ready", ready, name="ready")]
