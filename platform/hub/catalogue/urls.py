"""The catalogue of components; included at /catalogue/ in debug mode."""

from django.urls import path

from hub.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:name>/", views.component, name="component"),
]
