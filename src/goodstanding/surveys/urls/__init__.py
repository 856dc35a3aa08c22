"""The addresses of rounds: each area lists its own."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "surveys"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goodstanding.surveys.urls.joining")),
    path("", include("goodstanding.surveys.urls.answering")),
    path("", include("goodstanding.surveys.urls.mailing")),
    path("", include("goodstanding.surveys.urls.wizard")),
    path("", include("goodstanding.surveys.urls.progress")),
    path("", include("goodstanding.surveys.urls.review")),
]
