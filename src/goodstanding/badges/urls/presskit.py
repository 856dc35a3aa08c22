"""The addresses of the press kit."""

from django.urls import path

from goodstanding.badges.views import presskit

urlpatterns = [
    path("marketplaces/<slug:slug>/press-kit", presskit.page, name="presskit"),
    path("marketplaces/<slug:slug>/press-kit.zip", presskit.as_zip, name="presskit_zip"),
    path("marketplaces/<slug:slug>/press-kit.pdf", presskit.as_pdf, name="presskit_pdf"),
    path("marketplaces/<slug:slug>/press-kit.png", presskit.as_png, name="presskit_png"),
]
