from django.urls import path

from goodstanding.engagements.views import disclosures, interims, replies, reviews

urlpatterns = [
    path("engagements/<int:pk>/reviews", reviews.reviews, name="reviews"),
    path("engagements/<int:pk>/reviews/withdraw", reviews.withdraw, name="withdraw_review"),
    path("engagements/<int:pk>/reviews/<slug:author>/reply", replies.reply, name="reply"),
    path("engagements/<int:pk>/reviews/<slug:author>/report", replies.report, name="report_review"),
    path("engagements/<int:pk>/feedback", interims.interims, name="interims"),
    path("engagements/<int:pk>/feedback/ask", interims.ask, name="ask_interim"),
    path("marketplaces/<slug:slug>/reviews", disclosures.team, name="reviews_team"),
    path("marketplaces/<slug:slug>/how-reviews-work", disclosures.how, name="how_reviews_work"),
]
