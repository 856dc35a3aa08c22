"""Addresses of openings, engagements and what belongs to them."""

from goodstanding.engagements.urls import engagements, imports, openings, reviews

app_name = "engagements"
urlpatterns = [*imports.urlpatterns, *openings.urlpatterns, *engagements.urlpatterns, *reviews.urlpatterns]
