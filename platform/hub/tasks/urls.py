from django.urls import path

from hub.tasks.views.health import metrics, ready

app_name = "tasks"
urlpatterns = [path("ready", ready, name="ready"), path("metrics", metrics, name="metrics")]
