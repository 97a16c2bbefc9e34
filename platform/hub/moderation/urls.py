"""Addresses of the moderation."""

from django.urls import path

from hub.moderation.views import case, mine, report, trail

app_name = "moderation"
urlpatterns = [
    path("report/<slug:kind>/<int:pk>/", report.report, name="report"),
    path("me/moderation/", mine.mine, name="mine"),
    path("me/moderation/<int:pk>/appeal/", mine.make_appeal, name="make_appeal"),
    path("moderation/cases/<int:pk>/", case.show, name="case"),
    path("moderation/cases/<int:pk>/take/", case.take, name="take"),
    path("moderation/cases/<int:pk>/decide/", case.decide, name="decide"),
    path("moderation/appeals/<int:pk>/", mine.appeal, name="appeal"),
    path("moderation/trail/", trail.trail, name="trail"),
]
