"""The addresses of an install and, beside them, the demo doors. Only demo mode names this module."""

from django.urls import include, path

from goodstanding.config.urls import handler400, handler404, handler500
from goodstanding.config.urls import urlpatterns as install
from goodstanding.demo.front import front

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("", front), path("demo/", include("goodstanding.demo.urls")), *install]
