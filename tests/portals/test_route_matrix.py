"""Every route of the resolver as every role: who sees it is written here, and a route without a line fails."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver

from disputing import opened as opened_case
from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Decision
from goodstanding.badges import actions as badges
from goodstanding.base.access import SYSTEM
from goodstanding.base.record import checkpoint
from goodstanding.community.actions.board import write_post
from goodstanding.community.actions.events import Draft, plan
from goodstanding.community.actions.sessions import Part, add_session
from goodstanding.disputes.links import minted
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.reputation.actions.rule_comments import comment
from goodstanding.reputation.actions.rules import Announcement, announce_change, draft_change
from goodstanding.reputation.changes.writing import Written
from making import OPENED, Scene, closed, scene
from remembered import remembered
from surveys.worlds import routes
from working import Work, places_of, work_on

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "mallory", "rivals_team", "team", "ole", "amina", "wanjiru")
ALL = dict.fromkeys(ROLES, 200)
NONE = dict.fromkeys(ROLES, 404)
POST_ONLY = dict.fromkeys(ROLES, 405)
SIGNED_IN = ALL | {"nobody": 404}
TO_SIGN_IN = dict.fromkeys(ROLES, 302) | {"nobody": 200}
GET_BY_ROLE = {
    "": ALL,
    "trusted": ALL,
    "home": dict.fromkeys(ROLES, 302),
    "healthz": ALL,
    "readyz": ALL,
    "record": ALL,
    "record/checkpoints.json": ALL,
    "record/checkpoints/<int:size>.json": ALL,
    "record/growth/<int:old>-<int:new>.json": ALL,
    "record/keys.json": ALL,
    "record/verify-record.html": ALL,
    "record/verify_record.py": ALL,
    "styleguide": ALL,
    "sign-up": TO_SIGN_IN,
    "sign-in": TO_SIGN_IN,
    "sign-in/code": TO_SIGN_IN,
    "sign-in/code/again": POST_ONLY,
    "sign-in/passkey": POST_ONLY,
    "sign-in/passkey/challenge": POST_ONLY,
    "sign-out": POST_ONLY,
    "language": ALL,
    "account": SIGNED_IN,
    "account/passkeys": POST_ONLY,
    "account/passkeys/challenge": POST_ONLY,
    "account/passkeys/<int:pk>/name": POST_ONLY,
    "account/passkeys/<int:pk>/remove": POST_ONLY,
    "me/data": SIGNED_IN,
    "me/data/export": POST_ONLY,
    "me/data/export/<int:pk>.zip": NONE,
    "me/data/erase": POST_ONLY,
    "me/data/keep": POST_ONLY,
    "marketplaces/new": SIGNED_IN,
    "marketplaces/<slug:slug>/profile": NONE | {"team": 200},
    "marketplaces/<slug:slug>/import": NONE | {"team": 200},
    "marketplaces/<slug:slug>/import/<str:digest>": NONE | {"team": 302},
    "marketplaces/<slug:slug>/import/<str:digest>/confirm": POST_ONLY,
    "marketplaces/<slug:slug>/import/<str:digest>/discard": POST_ONLY,
    "marketplaces/<slug:slug>/imports/<int:position>": NONE,
    "marketplaces/<slug:slug>/terms": ALL,
    "marketplaces/<slug:slug>/terms/accept": POST_ONLY,
    "marketplaces/<slug:slug>/terms/versions": NONE | {"team": 200},
    "marketplaces/<slug:slug>/workers": NONE | {"team": 200},
    "marketplaces/<slug:slug>/companies": NONE | {"team": 200},
    "marketplaces/<slug:slug>/agencies": NONE | {"team": 200},
    "workers/<int:pk>/profile": NONE | {"wanjiru": 200, "team": 200},
    "workers/<int:pk>/papers": POST_ONLY,
    "workers/<int:pk>/papers/<int:paper>/remove": POST_ONLY,
    "workers/<int:pk>/papers/<int:paper>/check": POST_ONLY,
    "workers/<int:pk>/photos": POST_ONLY,
    "workers/<int:pk>/photos/<int:photo>/remove": POST_ONLY,
    "workers/<int:pk>/invite": POST_ONLY,
    "workers/<int:pk>/agencies": POST_ONLY,
    "workers/<int:pk>/agencies/<int:membership>/leave": POST_ONLY,
    "workers/<slug:marketplace>/<slug:slug>": ALL,
    "photos/<int:pk>.png": NONE,
    "companies/<int:pk>/profile": NONE | {"amina": 200, "team": 200},
    "companies/<int:pk>/workers": NONE | {"amina": 200, "team": 200},
    "workers/<slug:marketplace>/<slug:slug>/score": NONE | {"wanjiru": 200, "team": 200},
    "workers/<slug:marketplace>/<slug:slug>/score.csv": NONE | {"wanjiru": 200, "team": 200},
    "workers/<slug:marketplace>/<slug:slug>/score/leave-out/<int:engagement>": NONE | {"wanjiru": 200},
    "workers/<slug:marketplace>/<slug:slug>/score/requests/<int:pk>/withdraw": POST_ONLY,
    "marketplaces/<slug:slug>/removals": NONE | {"team": 200},
    "marketplaces/<slug:slug>/removals/<int:pk>/answer": POST_ONLY,
    "marketplaces/<slug:slug>/removals/<int:pk>/undo": POST_ONLY,
    "workers/<slug:marketplace>/<slug:slug>/standing": NONE | {"wanjiru": 200, "team": 200},
    "workers/<slug:marketplace>/<slug:slug>/standing/pause": POST_ONLY,
    "workers/<slug:marketplace>/<slug:slug>/standing/return": POST_ONLY,
    "workers/<slug:marketplace>/<slug:slug>/badge": NONE | {"wanjiru": 200},
    "workers/<slug:marketplace>/<slug:slug>/badge/on": POST_ONLY,
    "workers/<slug:marketplace>/<slug:slug>/badge/off": POST_ONLY,
    "marketplaces/<slug:slug>/worker-badges": NONE | {"team": 200},
    "marketplaces/<slug:slug>/issuer": NONE,
    "marketplaces/<slug:slug>/did.json": NONE,
    "marketplaces/<slug:slug>/verifier.html": NONE,
    "marketplaces/<slug:slug>/keys/<str:fragment>": NONE,
    "agencies/<slug:marketplace>/<slug:slug>/standing": NONE,
    "marketplaces/<slug:slug>/standings": NONE | {"team": 200},
    "marketplaces/<slug:slug>/standings/violations/<int:pk>/lift": NONE,
    "companies/<int:pk>/invite": POST_ONLY,
    "companies/<int:pk>/verify-payment": POST_ONLY,
    "marketplaces/<slug:slug>/team": NONE | {"team": 200},
    "marketplaces/<slug:slug>/team/<int:pk>/remove": POST_ONLY,
    "marketplaces/<slug:slug>/team/invitations/<int:pk>/withdraw": POST_ONLY,
    "team-invitations": ALL | {"nobody": 302},
    "team-invitations/<int:pk>/accept": POST_ONLY,
    "team-invitations/<int:pk>/decline": POST_ONLY,
    "marketplaces/<slug:slug>/programmes": NONE | {"team": 200},
    "programmes/<slug:slug>/join": POST_ONLY,
    "programmes/<slug:slug>/fees": NONE | {"ole": 200},
    "programmes/<slug:slug>/fees/<int:pk>/settle": POST_ONLY,
    "marketplaces/<slug:slug>": NONE | {"team": 200},
    "marketplaces/<slug:slug>/<int:edition>": NONE | {"team": 200},
    "marketplaces/<slug:slug>/<int:edition>/receipt.json": NONE | {"team": 200},
    "marketplaces/<slug:slug>/<int:edition>/promises": POST_ONLY,
    "marketplaces/<slug:slug>/<int:edition>/tell": POST_ONLY,
    "marketplaces/<slug:slug>/<int:edition>/report": NONE | {"team": 200},
    "marketplaces/<slug:slug>/<int:edition>/report.json": NONE | {"team": 200},
    "marketplaces/<slug:slug>/<int:edition>/report.pdf": NONE | {"team": 200},
    "marketplaces/<slug:slug>/<int:edition>/report/replies/<uuid:key>": POST_ONLY,
    "marketplaces/<slug:slug>/rounds/<int:edition>": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rounds/new": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rounds/<int:edition>/clients": NONE | {"team": 302},
    "marketplaces/<slug:slug>/rounds/<int:edition>/complete": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rounds/<int:edition>/contacts": NONE | {"team": 302},
    "marketplaces/<slug:slug>/rounds/<int:edition>/invitation": NONE | {"team": 302},
    "marketplaces/<slug:slug>/rounds/<int:edition>/launch": NONE | {"team": 302},
    "programmes/<slug:slug>/rounds/<int:pk>/roster": NONE | {"ole": 200},
    "draws/<int:pk>": ALL,
    "draws/<int:pk>.json": ALL,
    "programmes/<slug:slug>/board": NONE | {"ole": 200},
    "programmes/<slug:slug>/decisions/<int:pk>": NONE | {"ole": 200},
    "programmes/<slug:slug>/decisions/<int:pk>/receipt.json": NONE | {"ole": 200},
    "programmes/<slug:slug>/decisions/<int:pk>/sign": POST_ONLY,
    "programmes/<slug:slug>/decisions/<int:pk>/again": NONE,
    "programmes/<slug:slug>/decisions/<int:pk>/hold": POST_ONLY,
    "programmes/<slug:slug>/decisions/<int:pk>/compute": POST_ONLY,
    "programmes/<slug:slug>/decisions/<int:pk>/award/<slug:act>": POST_ONLY,
    "programmes/<slug:slug>/rounds/<int:pk>/review": NONE | {"ole": 200},
    "programmes/<slug:slug>/rounds/<int:pk>/named-answers": NONE | {"ole": 200},
    "programmes/<slug:slug>/rounds/<int:pk>/unreached": NONE | {"ole": 200},
    "programmes/<slug:slug>/rehearsal": NONE | {"ole": 200},
    "programmes/<slug:slug>/findings": ALL,
    "programmes/<slug:slug>/findings/publish": NONE | {"ole": 200},
    "programmes/<slug:slug>/findings/<int:edition>": NONE,
    "programmes/<slug:slug>/findings/<int:edition>.pdf": NONE,
    "programmes/<slug:slug>/findings/<int:edition>/<slug:table>.csv": NONE,
    "programmes/<slug:slug>/monitor": NONE | {"ole": 200},
    "programmes/<slug:slug>/norms": ALL,
    "programmes/<slug:slug>/norms/freeze": NONE | {"ole": 200},
    "programmes/<slug:slug>/norms/<int:release>": NONE,
    "programmes/<slug:slug>/norms/<int:release>.csv": NONE,
    "answers": ALL | {"nobody": 404},
    "hire": NONE | {"amina": 200},
    "work": NONE | {"wanjiru": 200},
    "openings": NONE | {"wanjiru": 200},
    "openings/<int:pk>": NONE | {"amina": 200, "wanjiru": 200, "team": 200},
    "openings/<int:pk>/edit": NONE | {"amina": 200},
    "openings/<int:pk>/publish": POST_ONLY,
    "openings/<int:pk>/take-back": POST_ONLY,
    "openings/<int:pk>/close": POST_ONLY,
    "openings/<int:pk>/apply": NONE | {"wanjiru": 409},
    "openings/<int:pk>/applicants": NONE | {"amina": 200},
    "openings/<int:pk>/requirements": NONE | {"amina": 200},
    "companies/<int:pk>/card": NONE | {"amina": 200, "wanjiru": 200, "team": 200},
    "workers/<slug:marketplace>/<slug:slug>/card": NONE | {"amina": 200, "wanjiru": 200, "team": 200},
    "marketplaces/<slug:slug>/requirements": NONE | {"team": 200},
    "marketplaces/<slug:slug>/requirements/new": NONE | {"team": 200},
    "marketplaces/<slug:slug>/requirements/<int:pk>": NONE,
    "marketplaces/<slug:slug>/requirements/<int:pk>/retire": POST_ONLY,
    "marketplaces/<slug:slug>/rules": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/new": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/<int:rule>": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/<int:rule>/rehearsal.csv": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/<int:rule>/notices": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/<int:rule>/announce": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/<int:rule>/withdraw": NONE | {"team": 200},
    "marketplaces/<slug:slug>/rules/<int:rule>/rehearse": POST_ONLY,
    "marketplaces/<slug:slug>/rules/<int:rule>/drop": POST_ONLY,
    "marketplaces/<slug:slug>/inflation": NONE | {"team": 200},
    "rules/<slug:marketplace>": ALL,
    "rules/<slug:marketplace>/<int:pk>": ALL,
    "rules/<slug:marketplace>/<int:pk>/comments/<int:said>": NONE | {"wanjiru": 200},
    "rules/<slug:marketplace>/<int:pk>/comments/<int:said>/take-back": POST_ONLY,
    "rules/<slug:marketplace>/<int:pk>/comments/<int:said>/answer": NONE | {"team": 200},
    "companies/<int:pk>/openings": NONE | {"amina": 200},
    "companies/<int:pk>/openings/new": NONE | {"amina": 200},
    "marketplaces/<slug:slug>/openings": NONE | {"team": 200},
    "applications/<int:pk>": NONE | {"amina": 200, "wanjiru": 200},
    "applications/<int:pk>/edit": NONE | {"wanjiru": 200},
    "applications/<int:pk>/withdraw": POST_ONLY,
    "applications/<int:pk>/decline": POST_ONLY,
    "applications/<int:pk>/interviews": NONE | {"amina": 200},
    "applications/<int:pk>/offer": NONE | {"amina": 200},
    "interviews/<int:pk>.ics": NONE | {"amina": 200, "wanjiru": 200},
    "interviews/<int:pk>/held": POST_ONLY,
    "interviews/<int:pk>/cancel": POST_ONLY,
    "offers/<int:pk>/accept": POST_ONLY,
    "offers/<int:pk>/decline": POST_ONLY,
    "offers/<int:pk>/withdraw": POST_ONLY,
    "engagements": SIGNED_IN,
    "engagements/<int:pk>": NONE | {"nobody": 302, "amina": 200, "wanjiru": 200, "team": 200},
    "engagements/<int:pk>/write": POST_ONLY,
    "engagements/<int:pk>/files/<int:number>": NONE,
    "engagements/<int:pk>/trial": POST_ONLY,
    "engagements/<int:pk>/deliver": NONE | {"wanjiru": 200},
    "engagements/<int:pk>/return": NONE | {"amina": 200},
    "engagements/<int:pk>/invoice": NONE | {"wanjiru": 200},
    "engagements/<int:pk>/invoices/<int:number>/pay": NONE,
    "engagements/<int:pk>/invoices/<int:number>/withdraw": POST_ONLY,
    "engagements/<int:pk>/propose/<slug:kind>": NONE,
    "engagements/<int:pk>/proposals/<int:number>/<slug:act>": POST_ONLY,
    "engagements/<int:pk>/end": NONE | {"amina": 200, "wanjiru": 200},
    "engagements/<int:pk>/step/<slug:act>": POST_ONLY,
    "engagements/<int:pk>/reviews": NONE | {"nobody": 302, "amina": 200, "wanjiru": 200, "team": 200},
    "engagements/<int:pk>/reviews/withdraw": POST_ONLY,
    "engagements/<int:pk>/reviews/<slug:author>/reply": NONE,
    "engagements/<int:pk>/reviews/<slug:author>/report": NONE | {"nobody": 302},
    "engagements/<int:pk>/feedback": NONE | {"nobody": 302, "amina": 200, "wanjiru": 200, "team": 200},
    "engagements/<int:pk>/feedback/ask": POST_ONLY,
    "cases": ALL | {"nobody": 302},
    "cases/new": NONE | {"nobody": 302},
    "cases/statistics": ALL,
    "cases/statistics.csv": ALL,
    "cases/statistics/<slug:place>/<slug:slug>": ALL,
    "cases/statistics/<slug:place>/<slug:slug>.csv": ALL,
    "desk": ALL | {"nobody": 302},
    "desk/<int:pk>": NONE | {"nobody": 302, "team": 200},
    "desk/<int:pk>/rule": NONE | {"team": 302},
    "desk/<int:pk>/snooze": NONE | {"team": 200},
    "desk/<int:pk>/wake": POST_ONLY,
    "desk/<int:pk>/reviewer": NONE | {"team": 200},
    "conduct/report": NONE | {"nobody": 302},
    "conduct/reports": ALL | {"nobody": 302},
    "marketplaces/<slug:slug>/conduct": NONE | {"team": 200},
    "marketplaces/<slug:slug>/conduct/<int:measure>/lift": NONE,
    "guidelines/<slug:marketplace>": ALL,
    "cases/<int:pk>": NONE | {"nobody": 302, "amina": 200, "wanjiru": 200, "team": 200},
    "cases/<int:pk>/<slug:act>": NONE | {"nobody": 302, "amina": 200, "wanjiru": 302},
    "cases/<int:pk>/files/<int:statement>/<int:number>": NONE,
    "cases/with/<str:token>": NONE,
    "cases/with/<str:token>/<slug:act>": NONE,
    "cases/with/<str:token>/files/<int:statement>/<int:number>": NONE,
    "marketplaces/<slug:slug>/reviews": NONE | {"team": 200},
    "marketplaces/<slug:slug>/how-reviews-work": ALL,
    "register": ALL,
    "register.csv": ALL,
    "register.json": ALL,
    "register.json.sig": ALL,
    "register/<slug:slug>": ALL,
    "register/<slug:slug>/story/remove": POST_ONLY,
    "marketplaces/<slug:slug>/public": NONE | {"team": 200},
    "marketplaces/<slug:slug>/public/story": POST_ONLY,
    "marketplaces/<slug:slug>/press-kit": NONE | {"team": 200},
    "marketplaces/<slug:slug>/press-kit.zip": NONE | {"team": 200},
    "marketplaces/<slug:slug>/press-kit.pdf": NONE | {"team": 200},
    "marketplaces/<slug:slug>/press-kit.png": NONE | {"team": 200},
    "programmes/<slug:slug>": ALL,
    "programmes/<slug:slug>/contact/<slug:role>": ALL,
    "programmes/<slug:slug>/question": ALL,
    "programmes/<slug:slug>/sponsors/<int:pk>/logo.png": NONE,
    "programmes/<slug:slug>/page/edit": NONE | {"ole": 200},
    "programmes/<slug:slug>/page/versions": NONE | {"ole": 200},
    "programmes/<slug:slug>/page/versions/<int:pk>/restore": POST_ONLY,
    "programmes/<slug:slug>/page/sponsors": NONE | {"ole": 200},
    "programmes/<slug:slug>/page/sponsors/<int:pk>/remove": POST_ONLY,
    "programmes/<slug:slug>/page/dates": NONE | {"ole": 200},
    "programmes/<slug:slug>/page/dates/<int:pk>/remove": POST_ONLY,
    "programmes/<slug:slug>/page/contacts": NONE | {"ole": 200},
    "programmes/<slug:slug>/news": NONE | {"ole": 200},
    "programmes/<slug:slug>/news/<int:pk>/announce": POST_ONLY,
    "programmes/<slug:slug>/news/<int:pk>/retract": POST_ONLY,
    "programmes/<slug:slug>/congratulation": NONE | {"ole": 200},
    "news": ALL,
    "news.atom": ALL,
    "news/<slug:slug>": NONE,
    "events": ALL,
    "events.ics": ALL,
    "events/<int:pk>": ALL,
    "events/<int:pk>.ics": ALL,
    "events/<int:pk>/answer": POST_ONLY,
    "events/<int:pk>/reminders": POST_ONLY,
    "events/<int:pk>/edit": NONE | {"ole": 200},
    "events/<int:pk>/cancel": NONE | {"ole": 200},
    "events/<int:pk>/settle": NONE | {"ole": 200},
    "events/<int:pk>/sessions": NONE | {"ole": 200},
    "events/<int:pk>/sessions/<int:session>": NONE | {"ole": 200},
    "events/<int:pk>/sessions/<int:session>/earlier": POST_ONLY,
    "events/<int:pk>/sessions/<int:session>/remove": POST_ONLY,
    "events/<int:pk>/sessions/<int:session>/materials": POST_ONLY,
    "events/<int:pk>/materials/<int:material>": NONE,
    "events/<int:pk>/materials/<int:material>/remove": POST_ONLY,
    "events/propose/<slug:marketplace>": NONE,
    "programmes/<slug:slug>/members": NONE | {"ole": 200, "team": 200, "rivals_team": 200},
    "programmes/<slug:slug>/members/<int:post>/hide": NONE | {"ole": 200},
    "programmes/<slug:slug>/members/<int:post>/<slug:step>": POST_ONLY,
    "programmes/<slug:slug>/events": NONE | {"ole": 200},
    "programmes/<slug:slug>/improved": ALL,
    "marketplaces/<slug:slug>/events": NONE | {"team": 200},
    "marketplaces/<slug:slug>/plans": NONE | {"team": 200},
    "marketplaces/<slug:slug>/plans/new/<int:edition>/<slug:item>": NONE,
    "marketplaces/<slug:slug>/plans/<int:plan>": NONE,
    "marketplaces/<slug:slug>/plans/<int:plan>/<slug:step>": POST_ONLY,
    "coaching": SIGNED_IN,
    "coaching/<slug:slug>": NONE | {"ole": 200, "team": 200},
    "coaching/requests/<int:request_pk>/answer": POST_ONLY,
    "coaching/requests/<int:request_pk>/times": NONE,
    "one/<str:token>": NONE,
    "one/<str:token>/never": NONE,
    "workers/<int:pk>/digest": NONE | {"wanjiru": 200},
    "digest/<int:wish>/<str:token>": NONE,
    "credentials/<uuid:key>": ALL,
    "credentials/<uuid:key>.json": ALL,
    "credentials/<uuid:key>.jwt": ALL,
    "credentials/<uuid:key>/badge.png": ALL,
    "credentials/<uuid:key>/badge.svg": ALL,
    "credentials/<uuid:key>/live.svg": ALL,
    "credentials/<uuid:key>/live.png": ALL,
    "credentials/<uuid:key>/og.png": ALL,
    "credentials/<uuid:key>/qr.svg": ALL,
    "credentials/<uuid:key>/embed": ALL,
    "credentials/<uuid:key>/lookalikes": POST_ONLY,
    "credentials/<uuid:key>/misuse": ALL,
    "c/<str:code>": dict.fromkeys(ROLES, 302),
    "issuers/<slug:issuer>": ALL,
    "issuers/<slug:issuer>/did.json": ALL,
    "issuers/<slug:issuer>/verifier.html": ALL,
    "issuers/<slug:issuer>/keys/<str:fragment>": ALL,
    "status/revocation/<int:number>": ALL,
    "achievements/<str:achievement>": ALL,
    "policies/<str:version>": ALL,
    "verify": ALL,
    "marketplaces/<slug:slug>/badge": NONE | {"team": 200},
    "programmes/<slug:slug>/badges": NONE | {"ole": 200},
    "programmes/<slug:slug>/badges/emblem": POST_ONLY,
    "programmes/<slug:slug>/badges/words/<slug:language>": POST_ONLY,
    "programmes/<slug:slug>/badges/reports/<int:pk>/settle": POST_ONLY,
    "sitemap.xml": ALL,
    "robots.txt": ALL,
    "i/<str:token>": NONE,
    "i/<str:token>/no": NONE,
    "never/<slug:which>/<str:token>": NONE,
    "survey": NONE,
    "survey/receipt": NONE,
    "survey/receipt.json": NONE,
    "survey/check": ALL,
    "survey/change": NONE,
    "survey/no": NONE,
    "survey/open": POST_ONLY,
    "survey/save": POST_ONLY,
    "survey/decline": POST_ONLY,
    "survey/colleague": POST_ONLY,
    "survey/withdraw": POST_ONLY,
    "survey/never": POST_ONLY,
}
WRITES = ("put", "patch", "delete")
FORMS = {
    "events/<int:pk>/edit",
    "events/<int:pk>/cancel",
    "events/<int:pk>/settle",
    "events/<int:pk>/sessions",
    "events/<int:pk>/sessions/<int:session>",
    "events/propose/<slug:marketplace>",
    "programmes/<slug:slug>/members",
    "programmes/<slug:slug>/members/<int:post>/hide",
    "programmes/<slug:slug>/events",
    "marketplaces/<slug:slug>/events",
    "marketplaces/<slug:slug>/plans/new/<int:edition>/<slug:item>",
    "coaching/<slug:slug>",
    "coaching/requests/<int:request_pk>/times",
    "one/<str:token>",
    "one/<str:token>/never",
    "workers/<int:pk>/digest",
    "digest/<int:wish>/<str:token>",
    "workers/<slug:marketplace>/<slug:slug>/score/leave-out/<int:engagement>",
    "marketplaces/<slug:slug>/standings",
    "marketplaces/<slug:slug>/terms/versions",
    "marketplaces/<slug:slug>/workers",
    "marketplaces/<slug:slug>/companies",
    "marketplaces/<slug:slug>/agencies",
    "workers/<int:pk>/profile",
    "companies/<int:pk>/profile",
    "openings/<int:pk>/edit",
    "openings/<int:pk>/apply",
    "openings/<int:pk>/requirements",
    "marketplaces/<slug:slug>/requirements",
    "marketplaces/<slug:slug>/requirements/new",
    "companies/<int:pk>/openings/new",
    "applications/<int:pk>/edit",
    "applications/<int:pk>/interviews",
    "applications/<int:pk>/offer",
    "engagements/<int:pk>/reviews",
    "engagements/<int:pk>/feedback",
    "engagements/<int:pk>/deliver",
    "engagements/<int:pk>/return",
    "engagements/<int:pk>/invoice",
    "engagements/<int:pk>/end",
    "credentials/<uuid:key>/misuse",
    "programmes/<slug:slug>/question",
    "cases/new",
    "desk/<int:pk>/rule",
    "desk/<int:pk>/snooze",
    "desk/<int:pk>/reviewer",
    "conduct/report",
    "marketplaces/<slug:slug>/conduct/<int:measure>/lift",
    "cases/<int:pk>/<slug:act>",
    "cases/with/<str:token>/<slug:act>",
    "verify",
    "marketplaces/<slug:slug>/badge",
    "programmes/<slug:slug>/contact/<slug:role>",
    "programmes/<slug:slug>/page/edit",
    "programmes/<slug:slug>/page/sponsors",
    "programmes/<slug:slug>/page/dates",
    "programmes/<slug:slug>/page/contacts",
    "programmes/<slug:slug>/congratulation",
    "survey",
    "survey/change",
    "survey/check",
    "sign-up",
    "sign-in",
    "sign-in/code",
    "account",
    "language",
    "marketplaces/new",
    "marketplaces/<slug:slug>/profile",
    "marketplaces/<slug:slug>/import",
    "marketplaces/<slug:slug>/team",
    "marketplaces/<slug:slug>/public",
    "programmes/<slug:slug>/rounds/<int:pk>/review",
    "programmes/<slug:slug>/rounds/<int:pk>/unreached",
    "programmes/<slug:slug>/rounds/<int:pk>/named-answers",
    "programmes/<slug:slug>/rehearsal",
    "programmes/<slug:slug>/findings/publish",
    "programmes/<slug:slug>/norms/freeze",
    "marketplaces/<slug:slug>/rounds/new",
    "marketplaces/<slug:slug>/rules",
    "marketplaces/<slug:slug>/rules/new",
    "marketplaces/<slug:slug>/rules/<int:rule>/announce",
    "marketplaces/<slug:slug>/rules/<int:rule>/withdraw",
    "rules/<slug:marketplace>/<int:pk>",
    "rules/<slug:marketplace>/<int:pk>/comments/<int:said>",
    "rules/<slug:marketplace>/<int:pk>/comments/<int:said>/answer",
    "marketplaces/<slug:slug>/rounds/<int:edition>/clients",
    "marketplaces/<slug:slug>/rounds/<int:edition>/complete",
    "marketplaces/<slug:slug>/rounds/<int:edition>/contacts",
    "marketplaces/<slug:slug>/rounds/<int:edition>/invitation",
    "marketplaces/<slug:slug>/rounds/<int:edition>/launch",
    "programmes/<slug:slug>/rounds/<int:pk>/roster",
}
LINES = GET_BY_ROLE.items()
CHANGES_BY_POST = FORMS | {route for route, cells in GET_BY_ROLE.items() if cells is POST_ONLY}


@pytest.fixture
def clients() -> tuple[dict[str, Client], dict[str, str]]:
    """A client for each role, and what fills the places of the routes: Kazi Hub's own decided round."""
    accounts, places = decided()
    made = {role: Client(raise_request_exception=False) for role in accounts}
    for role, account in accounts.items():
        if account:
            made[role].force_login(account)
    return made, places


@remembered
def decided() -> tuple[dict[str, Account | None], dict[str, str]]:
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    decision = actions.compute(survey, by=SYSTEM, at=OPENED + timedelta(days=30))
    actions.sign(decision, "none", by=set_up.ole.actor, at=OPENED + timedelta(days=30))
    amina = register(email="amina1@client1.example", name="Amina", by=SYSTEM, at=OPENED)
    company = set_up.kazi_hub.companies.get(external_id="c001")
    grant(amina, "client", company.pk, by=SYSTEM, at=OPENED)
    work = work_on(set_up.kazi_hub, company, amina=amina, team=set_up.team, mallory=set_up.mallory)
    others = {role: getattr(set_up, role) for role in ROLES[1:-2]}
    accounts = {"nobody": None, "amina": amina, "wanjiru": work.wanjiru, **others}
    places = {
        "edition": "2026",
        "pk": str(survey.pk),
        "act": "suspend",
        "role": "leader",
        "paper": "1",
        "photo": "1",
        "membership": "1",
        "table": "changes",
    }
    places |= badge_places(set_up, decision) | places_of(work) | rule_places(set_up, work)
    places |= case_places(work) | event_places(set_up)
    size = str(checkpoint(OPENED + timedelta(days=31)).position)
    return accounts, places | {"record.size": size, "record.old": size, "record.new": size}


def badge_places(set_up: Scene, decision: Decision) -> dict[str, str]:
    """Kazi Hub's badge, with everything that its addresses name."""
    at = OPENED + timedelta(days=30)
    badges.prove_made_domain(set_up.kazi_hub, by=SYSTEM, at=at)
    badge = badges.issue(decision.award, by=SYSTEM, at=at)
    return {
        "key": str(badge.pk),
        "code": badge.code,
        "issuer": "trusted-talent-partner",
        "fragment": badge.key.partition("#")[2],
        "number": str(badge.status_list_id),
        "achievement": f"trusted-talent-partner~2026~{decision.policy}",
        "version": decision.policy,
        "language": "en",
    }


def rule_places(set_up: Scene, work: Work) -> dict[str, str]:
    """An announced change of Kazi Hub's rule, on which Wanjiru commented."""
    by = set_up.team.actor
    draft = draft_change(set_up.kazi_hub, Written("standing-upwork", ()), by=by, at=OPENED)
    said = Announcement("Simpler.", "Workers.", date(2026, 3, 23))
    change = announce_change(draft, said, by=by, at=OPENED)
    spoken = comment(change, "Why?", by=work.wanjiru.actor, at=OPENED)
    return {"rule": str(change.pk), "rules.pk": str(change.pk), "rules.said": str(spoken.pk)}


def event_places(set_up: Scene) -> dict[str, str]:
    """A public event that Ole plans for a day a hundred years ahead, and numbers that nothing has."""
    draft = Draft("partner", "public", "Evening", "", "en", "Africa/Nairobi", 60, place="Nairobi")
    [event] = plan(set_up.programme, draft, [OPENED + timedelta(days=36_500)], by=set_up.ole.actor, at=OPENED)
    talks = Part("Clients who come back", "Amina", event.starts_at, event.ends_at)
    session = add_session(event, talks, by=set_up.ole.actor, at=OPENED)
    none = {"marketplaces.plan": "1", "coaching.request_pk": "1", "digest.wish": "1", "events.material": "1"}
    post = write_post(set_up.programme, "Who comes?", by=set_up.ole.actor, at=OPENED)
    own = {"events.pk": str(event.pk), "events.session": str(session.pk), "programmes.post": str(post.pk)}
    return none | own | {"coaching.slug": "trusted-talent-partner"}


def case_places(work: Work) -> dict[str, str]:
    """A case of Wanjiru's, which Amina is to answer."""
    case = opened_case(work, at=OPENED + timedelta(days=29))
    token = minted(case.pk, "respondent").token
    own = {"cases.pk": str(case.pk), "cases.act": "answer", "cases.statement": "1", "cases.token": token}
    return own | {"cases.place": "marketplaces", "desk.pk": str(case.pk), "marketplaces.measure": "1"}


def address(route: str, places: dict[str, str]) -> str:
    """The address with its places filled: those of its own noun ("offers.pk") before those of all."""
    noun = route.partition("/")[0]
    own = {name.removeprefix(f"{noun}."): value for name, value in places.items()}
    slug = "trusted-talent-partner" if noun == "programmes" else "kazi-hub"
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: own.get(found[1], slug), route)


def test_every_route_has_its_line():
    assert sorted(set(routes(get_resolver().url_patterns))) == sorted(GET_BY_ROLE)


@pytest.mark.database
def test_each_role_sees_its_own_and_gets_404_elsewhere(clients):
    """What is open to all is opened by a stranger and by a team; the drill opens it as everybody."""
    wanted = {route: cells if cells is not ALL else {r: ALL[r] for r in ("nobody", "team")} for route, cells in LINES}
    assert statuses(clients, wanted) == wanted


@pytest.mark.drill
def test_what_is_open_to_all_is_open_to_each(clients):
    wanted = {route: cells for route, cells in LINES if cells is ALL}
    assert statuses(clients, wanted) == wanted


def statuses(clients, wanted: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    made, places = clients
    return {
        route: {role: made[role].get(address(route, places)).status_code for role in cells}
        for route, cells in wanted.items()
    }


def test_no_other_method_does_anything_where_only_reading_is_offered(clients):
    """Everybody tries a POST; the other methods are left to a stranger and to one who may read."""
    made, places = clients
    wrong = [
        (route, role, method)
        for route, cells in GET_BY_ROLE.items()
        if route not in CHANGES_BY_POST
        for role, method in tries(cells)
        if getattr(made[role], method)(address(route, places)).status_code not in (404, 405)
    ]
    assert wrong == []


def tries(cells: dict[str, int]) -> list[tuple[str, str]]:
    reader = next((role for role, status in cells.items() if status == 200), "nobody")
    return [(role, "post") for role in ROLES] + [(role, method) for role in {"nobody", reader} for method in WRITES]


@pytest.mark.parametrize("variant", ["{}/", "{}//", "{}%2f", "{}?x=1", "{};x", "/{}", "{}.json"])
def test_a_variant_of_an_address_shows_a_stranger_nothing_more(clients, variant):
    made, places = clients
    private = [route for route, cells in GET_BY_ROLE.items() if cells["mallory"] == 404]
    at = [f"http://testserver{variant.format(address(route, places))}" for route in private]
    statuses = {made["mallory"].get(address).status_code for address in at}
    assert statuses == {404}


@pytest.mark.database
def test_a_page_of_another_tenant_is_the_same_as_one_that_does_not_exist(clients):
    made, _places = clients
    bodies = {
        re.sub(r'nonce="[^"]*"|[0-9a-f]{12,}', "", made["rivals_team"].get(path).text)
        for path in ("/marketplaces/kazi-hub", "/marketplaces/nobody-at-all", "/marketplaces/kazi-hub/2026")
    }
    assert len(bodies) == 1


def test_signing_out_takes_a_post(clients):
    made, _places = clients
    assert made["team"].post("/sign-out").status_code == 302
    assert made["team"].get("/marketplaces/kazi-hub").status_code == 404
