from django.urls import path

from goodstanding.marketplaces.views import companies, terms, workers
from goodstanding.marketplaces.views import marketplaces as views

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
    path("marketplaces/<slug:slug>/workers", workers.workers, name="workers"),
    path("marketplaces/<slug:slug>/companies", companies.companies, name="companies"),
    path("marketplaces/<slug:slug>/agencies", companies.agencies, name="agencies"),
    path("workers/<int:pk>/profile", workers.worker, name="worker"),
    path("workers/<int:pk>/papers", workers.add_paper, name="add_paper"),
    path("workers/<int:pk>/papers/<int:paper>/remove", workers.remove_paper, name="remove_paper"),
    path("workers/<int:pk>/papers/<int:paper>/check", workers.check_paper, name="check_paper"),
    path("workers/<int:pk>/photos", workers.add_photo, name="add_photo"),
    path("workers/<int:pk>/photos/<int:photo>/remove", workers.remove_photo, name="remove_photo"),
    path("workers/<int:pk>/invite", workers.invite, name="invite_worker"),
    path("workers/<int:pk>/agencies", workers.join, name="join_agency"),
    path("workers/<int:pk>/agencies/<int:membership>/leave", workers.leave, name="leave_agency"),
    path("photos/<int:pk>.png", workers.photo, name="photo"),
    path("companies/<int:pk>/profile", companies.company, name="company"),
    path("companies/<int:pk>/invite", companies.invite, name="invite_client"),
    path("companies/<int:pk>/verify-payment", companies.verify, name="verify_payment"),
    path("team-invitations", views.invitations, name="invitations"),
    path("team-invitations/<int:pk>/accept", views.accept, name="accept"),
    path("team-invitations/<int:pk>/decline", views.decline, name="decline"),
]
