"""A badge's addresses: they are signed into badges and never change."""

from django.urls import path

from goodstanding.badges.views import badges, checking, issuers, looks, operator, team, workers

urlpatterns = [
    path("credentials/<uuid:key>", badges.badge, name="badge"),
    path("credentials/<uuid:key>.json", badges.as_json, name="json"),
    path("credentials/<uuid:key>.jwt", badges.as_jwt, name="jwt"),
    path("credentials/<uuid:key>/badge.png", badges.baked_png, name="baked_png"),
    path("credentials/<uuid:key>/badge.svg", badges.baked_svg, name="baked_svg"),
    path("credentials/<uuid:key>/live.svg", looks.live_svg, name="live_svg"),
    path("credentials/<uuid:key>/live.png", looks.live_png, name="live_png"),
    path("credentials/<uuid:key>/og.png", looks.preview, name="preview"),
    path("credentials/<uuid:key>/qr.svg", looks.code, name="code"),
    path("credentials/<uuid:key>/embed", looks.embed, name="embed"),
    path("credentials/<uuid:key>/lookalikes", badges.report_lookalike, name="report_lookalike"),
    path("c/<str:code>", badges.short, name="short"),
    path("issuers/<slug:issuer>", issuers.issuer, name="issuer"),
    path("issuers/<slug:issuer>/did.json", issuers.did, name="did"),
    path("issuers/<slug:issuer>/verifier.html", issuers.verifier, name="verifier"),
    path("issuers/<slug:issuer>/keys/<str:fragment>", issuers.key, name="key"),
    path("marketplaces/<slug:slug>/issuer", issuers.marketplace, name="marketplace_issuer"),
    path("marketplaces/<slug:slug>/did.json", issuers.marketplace_did, name="marketplace_did"),
    path("marketplaces/<slug:slug>/verifier.html", issuers.marketplace_verifier, name="marketplace_verifier"),
    path("marketplaces/<slug:slug>/keys/<str:fragment>", issuers.marketplace_key, name="marketplace_key"),
    path("status/revocation/<int:number>", issuers.status, name="status"),
    path("achievements/<str:achievement>", issuers.achievement, name="achievement"),
    path("policies/<str:version>", issuers.policy, name="policy"),
    path("verify", checking.verify, name="verify"),
    path("marketplaces/<slug:slug>/worker-badges", workers.team, name="worker_badges"),
    path("workers/<slug:marketplace>/<slug:slug>/badge", workers.badge, name="worker_badge"),
    path("workers/<slug:marketplace>/<slug:slug>/badge/on", workers.switch_on, name="worker_badge_on"),
    path("workers/<slug:marketplace>/<slug:slug>/badge/off", workers.switch_off, name="worker_badge_off"),
    path("marketplaces/<slug:slug>/badge", team.badge, name="team"),
    path("programmes/<slug:slug>/badges", operator.badges, name="operator"),
    path("programmes/<slug:slug>/badges/emblem", operator.emblem, name="emblem"),
    path("programmes/<slug:slug>/badges/words/<slug:language>", operator.wording, name="wording"),
    path("programmes/<slug:slug>/badges/reports/<int:pk>/settle", operator.settle, name="settle"),
]
