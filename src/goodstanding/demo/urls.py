"""The demo's own addresses; only the demo's ROOT_URLCONF includes them."""

from django.urls import path

from goodstanding.demo.views import outbox, step_in, step_out

app_name = "demo"
urlpatterns = [
    path("step-in/<slug:slug>", step_in, name="step_in"),
    path("step-out", step_out, name="step_out"),
    path("outbox", outbox, name="outbox"),
]
