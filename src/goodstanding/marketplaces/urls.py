from django.urls import path

from goodstanding.marketplaces.views import marketplaces as views
from goodstanding.marketplaces.views import terms

app_name = "marketplaces"
urlpatterns = [
    path("marketplaces/new", views.new, name="new"),
    path("marketplaces/<slug:slug>/profile", views.profile, name="profile"),
    path("marketplaces/<slug:slug>/team", views.team, name="team"),
    path("marketplaces/<slug:slug>/team/<int:pk>/remove", views.remove, name="remove"),
    path("marketplaces/<slug:slug>/team/invitations/<int:pk>/withdraw", views.withdraw, name="withdraw"),
    path("marketplaces/<slug:slug>/terms", terms.read, name="terms"),
    path("marketplaces/<slug:slug>/terms/accept", terms.accept, name="accept_terms"),
    path("marketplaces/<slug:slug>/terms/versions", terms.publish, name="publish_terms"),
    path("team-invitations", views.invitations, name="invitations"),
    path("team-invitations/<int:pk>/accept", views.accept, name="accept"),
    path("team-invitations/<int:pk>/decline", views.decline, name="decline"),
]
