from django.urls import path

from goodstanding.reports.findings import views

urlpatterns = [
    path("programmes/<slug:slug>/findings", views.listed, name="findings_list"),
    path("programmes/<slug:slug>/findings/publish", views.publish, name="publish_findings"),
    path("programmes/<slug:slug>/findings/<int:edition>", views.page, name="findings"),
    path("programmes/<slug:slug>/findings/<int:edition>.pdf", views.paper, name="findings_pdf"),
    path("programmes/<slug:slug>/findings/<int:edition>/<slug:table>.csv", views.table, name="findings_csv"),
    path("programmes/<slug:slug>/monitor", views.monitor, name="monitor"),
]
