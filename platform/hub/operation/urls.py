"""The operators' page."""

from django.urls import path

from hub.operation.views import operation

app_name = "operation"
urlpatterns = [path("operation/", operation, name="index")]
