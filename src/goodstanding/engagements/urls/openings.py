from django.urls import path

from goodstanding.engagements.views import applications, homes, offers, openings

urlpatterns = [
    path("hire", homes.hire, name="hire"),
    path("work", homes.work, name="work"),
    path("openings", openings.openings, name="openings"),
    path("openings/<int:pk>", openings.opening, name="opening"),
    path("openings/<int:pk>/edit", openings.edit, name="edit_opening"),
    path("openings/<int:pk>/publish", openings.publish, name="publish_opening"),
    path("openings/<int:pk>/take-back", openings.take_back, name="take_back_opening"),
    path("openings/<int:pk>/close", openings.close, name="close_opening"),
    path("companies/<int:pk>/openings", openings.of_company, name="openings_of_company"),
    path("companies/<int:pk>/openings/new", openings.new, name="new_opening"),
    path("marketplaces/<slug:slug>/openings", openings.on_marketplace, name="openings_on_marketplace"),
    path("applications/<int:pk>", applications.application, name="application"),
    path("applications/<int:pk>/edit", applications.edit, name="edit_application"),
    path("applications/<int:pk>/withdraw", applications.withdraw, name="withdraw_application"),
    path("applications/<int:pk>/decline", applications.decline, name="decline_application"),
    path("applications/<int:pk>/interviews", applications.interview, name="arrange_interview"),
    path("interviews/<int:pk>.ics", applications.interview_file, name="interview_file"),
    path("interviews/<int:pk>/held", applications.hold_interview, name="hold_interview"),
    path("interviews/<int:pk>/cancel", applications.cancel_interview, name="cancel_interview"),
    path("offers/<int:pk>/accept", offers.accept, name="accept_offer"),
    path("offers/<int:pk>/decline", offers.decline, name="decline_offer"),
    path("offers/<int:pk>/withdraw", offers.withdraw, name="withdraw_offer"),
]
