"""Every address of an install. Demo doors are not among them: see urls_demo."""

from django.urls import URLPattern, URLResolver, include, path

from goodstanding.base.styleguide import styleguide

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goodstanding.base.urls")),
    path("", include("goodstanding.people.urls")),
    path("", include("goodstanding.marketplaces.urls")),
    path("", include("goodstanding.surveys.urls")),
    path("", include("goodstanding.reputation.urls")),  # before engagements: its paths are the narrower ones
    path("", include("goodstanding.engagements.urls")),
    path("", include("goodstanding.disputes.urls")),
    path("", include("goodstanding.accreditation.urls")),
    path("", include("goodstanding.reports.urls")),
    path("", include("goodstanding.badges.urls")),
    path("", include("goodstanding.community.urls")),
    path("", include("goodstanding.portals.urls")),
    path("styleguide", styleguide, name="styleguide"),
]

handler400 = "goodstanding.base.views.unreadable"
handler403 = "goodstanding.base.views.missing"
handler404 = "goodstanding.base.views.missing"
handler500 = "goodstanding.base.views.broken"
