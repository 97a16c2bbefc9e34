"""The platform's addresses as they are where someone builds: with the catalogue."""

from django.urls import include, path

from config.urls import urlpatterns as platform_urls

urlpatterns = [path("catalogue/", include("hub.catalogue.urls")), *platform_urls]
