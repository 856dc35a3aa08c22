"""The demo's own addresses; only the demo's ROOT_URLCONF includes them."""

from django.urls import path

from goodstanding.demo.outbox import outbox
from goodstanding.demo.rehearse import example, rehearse
from goodstanding.demo.views import open_invitation, step_in, step_out, you

app_name = "demo"
urlpatterns = [
    path("step-in/<slug:slug>", step_in, name="step_in"),
    path("step-out", step_out, name="step_out"),
    path("you", you, name="you"),
    path("invitations/<int:pk>/open", open_invitation, name="open_invitation"),
    path("outbox", outbox, name="outbox"),
    path("rehearse", rehearse, name="rehearse"),
    path("rehearse/engagements.csv", example, name="rehearse_example"),
]
