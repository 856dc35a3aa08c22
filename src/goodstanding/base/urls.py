"""Addresses for those who watch the install, and for outsiders who check its record."""

from django.urls import path

from goodstanding.base import views
from goodstanding.base.record import views as record

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("record", record.record_page, name="record"),
    path("record/checkpoints.json", record.checkpoint_list, name="record_checkpoints"),
    path("record/checkpoints/<int:size>.json", record.checkpoint_file, name="record_checkpoint"),
    path("record/growth/<int:old>-<int:new>.json", record.growth_file, name="record_growth"),
    path("record/keys.json", record.keys, name="record_keys"),
    path("record/verify-record.html", record.verifier, name="record_verifier"),
    path("record/verify_record.py", record.program, name="record_program"),
]
