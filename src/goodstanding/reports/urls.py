from django.urls import path

from goodstanding.reports import views
from goodstanding.reports.findings import urls as findings

app_name = "reports"
urlpatterns = [
    *findings.urlpatterns,
    path("marketplaces/<slug:slug>/<int:edition>/report", views.page, name="page"),
    path("marketplaces/<slug:slug>/<int:edition>/report.json", views.data, name="data"),
    path("marketplaces/<slug:slug>/<int:edition>/report.pdf", views.paper, name="paper"),
    path("marketplaces/<slug:slug>/<int:edition>/report/replies/<uuid:key>", views.reply, name="reply"),
]
