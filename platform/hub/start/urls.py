from django.urls import path

from hub.start import views

app_name = "start"
urlpatterns = [path("start/", views.start, name="start")]
