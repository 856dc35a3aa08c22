"""The addresses of badges and of the register."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "badges"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goodstanding.badges.urls.badges")),
    path("", include("goodstanding.badges.urls.register")),
    path("", include("goodstanding.badges.urls.presskit")),
]
