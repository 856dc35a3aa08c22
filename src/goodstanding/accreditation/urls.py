from django.urls import path

from goodstanding.accreditation.views import norms, rehearsal

app_name = "accreditation"
urlpatterns = [
    path("programmes/<slug:slug>/rehearsal", rehearsal.rehearsal, name="rehearsal"),
    path("programmes/<slug:slug>/norms", norms.releases, name="norms"),
    path("programmes/<slug:slug>/norms/freeze", norms.freeze, name="freeze_norms"),
    path("programmes/<slug:slug>/norms/<int:release>", norms.release, name="release"),
    path("programmes/<slug:slug>/norms/<int:release>.csv", norms.table, name="release_csv"),
]
