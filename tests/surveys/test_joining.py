"""Joining a programme in its phase. What a round costs is noted, settled, and read by no judgement."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from goodstanding.accreditation.actions import compute
from goodstanding.accreditation.judging import judge
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.actions import grant
from goodstanding.people.models import Account
from goodstanding.portals.sheets import sheet_of
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.models import Enrolment, Fee
from goodstanding.surveys.queries.joining import fees_in, offers
from goodstanding.surveys.refusals import FeeSettled
from making import CHARTER, OPENED, closed, opened, scene

pytestmark = pytest.mark.django_db

JOIN = "/programmes/trusted-talent-partner/join"
PAGE = "/marketplaces/kazi-hub/programmes"
FEES = "/programmes/trusted-talent-partner/fees"


def with_fee(set_up, cents=9_000):
    surveys.add_phase(set_up.programme, "Beta", date(2025, 1, 1), by=SYSTEM, at=OPENED)
    surveys.add_phase(set_up.programme, "Regular", date(2026, 1, 1), fee_cents=cents, by=SYSTEM, at=OPENED)
    return set_up


def client_of(account):
    browser = Client()
    browser.force_login(account)
    return browser


def shown(page):
    return " ".join(re.sub(r"<[^>]+>", "", page.text).split())


def test_a_team_reads_what_a_round_costs_now_and_next():
    set_up = scene()
    surveys.add_phase(set_up.programme, "Beta", date(2026, 1, 1), by=SYSTEM, at=OPENED)
    surveys.add_phase(set_up.programme, "Regular", date(2027, 1, 1), fee_cents=9_000, by=SYSTEM, at=OPENED)
    browser = client_of(set_up.team)
    with clock.pinned(OPENED):
        beta = shown(browser.get(PAGE))
    with clock.pinned(OPENED.replace(year=2027)):
        regular = shown(browser.get(PAGE))
    assert "A round opened now (Beta) costs: free. From 1 January 2027 (Regular): USD 90.00." in beta
    assert "A round opened now (Regular) costs: USD 90.00." in regular


def test_a_team_joins_by_a_post_and_twice_is_once():
    set_up = scene()
    Enrolment.objects.filter(marketplace=set_up.kazi_hub).delete()
    browser = client_of(set_up.team)
    assert "Join Trusted Talent Partner" in shown(browser.get(PAGE))
    for _ in range(2):
        answer = browser.post(JOIN, {"marketplace": "kazi-hub"})
        assert (answer.status_code, answer.url) == (302, PAGE)
    assert Enrolment.objects.filter(marketplace=set_up.kazi_hub).count() == 1
    assert Event.objects.filter(kind="surveys.joined", actor=f"account:{set_up.team.pk}").count() == 1
    assert "Start a round" in shown(browser.get(PAGE))


def test_nobody_joins_for_another_marketplace():
    set_up = scene()
    Enrolment.objects.all().delete()
    answers = [client_of(who).post(JOIN, {"marketplace": "kazi-hub"}) for who in (set_up.mallory, set_up.rivals_team)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert client_of(set_up.team).post("/programmes/none/join", {"marketplace": "kazi-hub"}).status_code == 404
    with pytest.raises(NotYours):
        surveys.join(set_up.programme, set_up.kazi_hub, by=set_up.rivals_team.actor, at=OPENED)
    assert (Enrolment.objects.count(), offers(set_up.mallory.actor, set_up.kazi_hub, OPENED.date())) == (0, [])


@pytest.mark.parametrize(("cents", "fee"), [(0, ("free", 0)), (9_000, ("due", 9_000))])
def test_a_round_notes_what_it_costs_in_its_phase(cents, fee):
    set_up = with_fee(scene(), cents)
    opened(set_up)
    assert Fee.objects.values_list("state", "cents").get() == fee


@pytest.mark.parametrize(("state", "reason"), [("paid", "Transfer of 3 March"), ("waived", "First year")])
def test_an_operator_settles_a_fee_with_a_reason(state, reason):
    set_up = with_fee(scene())
    fee = opened(set_up).fee
    browser = client_of(set_up.ole)
    assert "USD 90.00" in shown(browser.get(FEES))
    for _ in range(2):
        answer = browser.post(f"{FEES}/{fee.pk}/settle", {"state": state, "reason": reason})
        assert (answer.status_code, answer.url) == (302, FEES)
    fee.refresh_from_db()
    assert (fee.state, fee.reason, fee.settled_by) == (state, reason, Account.objects.get(pk=set_up.ole.pk))
    assert Event.objects.filter(kind="surveys.fee_settled").count() == 1
    assert reason in shown(browser.get(FEES))


def test_a_fee_is_settled_once_and_a_free_round_not_at_all():
    set_up = with_fee(scene())
    fee = opened(set_up).fee
    surveys.settle_fee(fee, "paid", "Transfer", by=set_up.ole.actor, at=OPENED)
    with pytest.raises(FeeSettled):
        surveys.settle_fee(fee, "waived", "Second thoughts", by=set_up.ole.actor, at=OPENED)
    fee.refresh_from_db()
    assert (fee.state, fee.reason) == ("paid", "Transfer")


def test_a_fee_without_a_reason_is_asked_for_one_on_the_same_page():
    set_up = with_fee(scene())
    fee = opened(set_up).fee
    answer = client_of(set_up.ole).post(f"{FEES}/{fee.pk}/settle", {"state": "waived", "reason": " "})
    assert (answer.status_code, "This field is required." in answer.text) == (422, True)
    assert '<option value="waived" selected>' in answer.text


def test_only_the_operator_sees_and_settles_fees():
    set_up = with_fee(scene())
    fee = opened(set_up).fee
    for who in (set_up.team, set_up.rivals_team, set_up.mallory):
        browser = client_of(who)
        assert browser.get(FEES).status_code == 404
        assert browser.post(f"{FEES}/{fee.pk}/settle", {"state": "paid", "reason": "x"}).status_code == 404
        assert list(fees_in(who.actor, set_up.programme)) == []
        with pytest.raises(NotYours):
            surveys.settle_fee(fee, "paid", "x", by=who.actor, at=OPENED)


def unnamed(verdict):
    """A verdict as bytes, its clients without the numbers that tell them apart."""
    return json.dumps(verdict | {"client_scores": sorted(verdict["client_scores"].values())}).encode()


def test_verdicts_of_equal_rounds_are_byte_equal_free_waived_or_paid():
    set_up = scene()
    seen = []
    for slug, cents, state in (("free", 0, ""), ("waived", 9_000, "waived"), ("paid", 9_000, "paid")):
        programme = surveys.found_programme(replace(CHARTER, slug=slug), by=SYSTEM, at=OPENED)
        grant(set_up.ole, "operator", programme.pk, by=SYSTEM, at=OPENED)
        own = replace(set_up, programme=programme, ole=Account.objects.get(pk=set_up.ole.pk))
        survey = closed(with_fee(own, cents), [4] * 11 + [5])
        if state:
            surveys.settle_fee(survey.fee, state, "As agreed", by=own.ole.actor, at=OPENED)
        decision = compute(survey, by=SYSTEM, at=OPENED + timedelta(days=30))
        sheet = repr(sheet_of(decision, OPENED.date()))
        seen.append((unnamed(judge(SYSTEM, survey).result), unnamed(decision.verdict), sheet))
    assert seen[0] == seen[1] == seen[2]
    assert list(Fee.objects.order_by("pk").values_list("state", flat=True)) == ["free", "waived", "paid"]


def test_the_decision_sheet_is_byte_equal_whatever_became_of_the_fee():
    set_up = with_fee(scene())
    survey = closed(set_up, [4] * 11 + [5])
    compute(survey, by=SYSTEM, at=OPENED + timedelta(days=30))
    browser, pages = client_of(set_up.ole), []
    with clock.pinned(OPENED + timedelta(days=30)):
        for state in ("due", "paid", "waived", "free"):
            Fee.objects.filter(round=survey).update(state=state, reason=state)
            page = browser.get(f"/programmes/trusted-talent-partner/decisions/{survey.pk}")
            pages.append((page.status_code, re.sub(r'nonce="[^"]*"|value="\w{64}"', "", page.text)))
    assert pages[0][0] == 200
    assert len(set(pages)) == 1
