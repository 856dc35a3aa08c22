"""Addresses of the import."""

from django.urls import path

from goodstanding.engagements.views import imports

urlpatterns = [
    path("marketplaces/<slug:slug>/import", imports.send, name="import"),
    path("marketplaces/<slug:slug>/import/<str:digest>", imports.check, name="import_check"),
    path("marketplaces/<slug:slug>/import/<str:digest>/confirm", imports.confirm, name="import_confirm"),
    path("marketplaces/<slug:slug>/import/<str:digest>/discard", imports.discard, name="import_discard"),
    path("marketplaces/<slug:slug>/imports/<int:position>", imports.done, name="import_done"),
]
