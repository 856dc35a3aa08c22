"""Addresses of cases."""

from django.urls import path

from goodstanding.disputes.views import acts, cases, conduct, desk, opening, statistics

app_name = "disputes"
urlpatterns = [
    path("cases", cases.own, name="cases"),
    path("desk", desk.desk, name="desk"),
    path("desk/<int:pk>", desk.case, name="desk_case"),
    path("desk/<int:pk>/rule", desk.rule, name="desk_rule"),
    path("desk/<int:pk>/snooze", desk.snooze, name="desk_snooze"),
    path("desk/<int:pk>/wake", desk.wake, name="desk_wake"),
    path("desk/<int:pk>/reviewer", desk.invite, name="desk_invite"),
    path("conduct/report", conduct.report, name="report"),
    path("conduct/reports", conduct.own, name="reports"),
    path("marketplaces/<slug:slug>/conduct", conduct.measures, name="measures"),
    path("marketplaces/<slug:slug>/conduct/<int:measure>/lift", conduct.lift, name="lift"),
    path("guidelines/<slug:marketplace>", conduct.guidelines, name="guidelines"),
    path("cases/new", opening.new, name="new"),
    path("cases/statistics", statistics.statistics, name="statistics"),
    path("cases/statistics.csv", statistics.statistics_csv, name="statistics_csv"),
    path("cases/statistics/<slug:place>/<slug:slug>", statistics.statistics, name="statistics_place"),
    path("cases/statistics/<slug:place>/<slug:slug>.csv", statistics.statistics_csv, name="statistics_place_csv"),
    path("cases/<int:pk>", cases.case, name="case"),
    path("cases/<int:pk>/<slug:act>", acts.act, name="act"),
    path("cases/<int:pk>/files/<int:statement>/<int:number>", cases.file, name="file"),
    path("cases/with/<str:token>", cases.linked, name="linked"),
    path("cases/with/<str:token>/<slug:act>", acts.linked_act, name="linked_act"),
    path("cases/with/<str:token>/files/<int:statement>/<int:number>", cases.linked_file, name="linked_file"),
]
