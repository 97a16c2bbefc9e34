"""Addresses of what people do with practices."""

from django.urls import path

from exchange.practices.views import adopt

app_name = "practices"
urlpatterns = [
    path("practices/<int:pk>/adopt/", adopt.adopt, name="adopt"),
    path("practices/<int:pk>/adopt/<int:adoption_id>/", adopt.adopt, name="change_adoption"),
]
