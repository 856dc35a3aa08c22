"""The appeal on the pages of a decision: opened by the team, taken up on the operator's desk, signed again."""

import pytest
from django.test import Client

from accreditation.appealing import RULED, SIGNED, appealed, colleague, reopened, ruled, staffed
from accreditation.telling import DECIDED, decided
from goodstanding.accreditation.models import Decision
from goodstanding.base import clock
from goodstanding.disputes.models import Case
from goodstanding.people.models import Account
from making import scene

pytestmark = pytest.mark.django_db

RESULT = "/marketplaces/kazi-hub/2026"
NO_TIE = {"tie": "none", "conflict": ""}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: SIGNED)


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def desk(decision: Decision) -> str:
    return f"/programmes/trusted-talent-partner/decisions/{decision.round_id}"


def test_the_team_opens_an_appeal_from_its_result_and_is_led_to_the_case_from_then_on():
    set_up = scene()
    decision = decided(set_up, [3] * 12)
    team, form = browser(set_up.team), f"/cases/new?about=decision:{decision.pk}"
    assert form in team.get(RESULT).text
    assert "Trusted Talent Partner rules, with reasons" in team.get(form).text
    sent = team.post(form, {"kind": "award", "text": "Two answers were left out."})
    case = Case.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/cases/{case.pk}")
    page = team.get(RESULT).text
    assert (form in page, f"/cases/{case.pk}" in page) == (False, True)
    assert "An appeal against this decision waits for its ruling." in page


def test_the_operators_desk_leads_to_the_case():
    set_up = scene()
    decision = decided(set_up, [3] * 12)
    case = appealed(set_up, decision)
    assert f"/desk/{case.pk}" in browser(set_up.ole).get(desk(decision)).text
    shown = browser(set_up.ole).get(f"/desk/{case.pk}").text
    assert "You are part of this case, and nobody else can rule it" in shown
    assert "Ole signed" in shown


def test_the_board_leads_to_what_is_to_be_decided_again_until_it_is_signed():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [5] * 12, nadia)
    hers, page = browser(nadia), f"{desk(first)}/again"
    assert page in hers.get("/programmes/trusted-talent-partner/board").text
    shown = hers.get(page)
    assert (shown.status_code, "Sign the verdict" in shown.text, "Not signed yet" in shown.text) == (200, True, True)
    sent = hers.post(page, {**NO_TIE, "inputs": again.inputs_digest})
    assert (sent.status_code, sent["Location"]) == (302, desk(first))
    after = hers.get(desk(first)).text
    assert "It replaces the first, and is final." in after
    assert "The first decision" in after
    assert page not in hers.get("/programmes/trusted-talent-partner/board").text
    assert hers.get(page).status_code == 404


def test_who_signed_first_reads_that_somebody_else_signs_again():
    set_up, nadia = staffed()
    first, _again = reopened(set_up, [5] * 12, nadia)
    page = browser(set_up.ole).get(f"{desk(first)}/again").text
    assert ("You signed the first decision" in page, 'name="tie"' in page) == (True, False)


def test_with_nobody_else_the_line_is_asked_for_on_the_same_page():
    set_up, nadia = staffed()
    first, again = reopened(set_up, [5] * 12, nadia)
    nadia.grants.update(ended_at=RULED)
    ole, page = browser(set_up.ole), f"{desk(first)}/again"
    assert "Nobody else can take this decision again" in ole.get(page).text
    refused = ole.post(page, {**NO_TIE, "inputs": again.inputs_digest})
    assert (refused.status_code, "that you signed the first decision" in refused.text) == (422, True)
    given = {"tie": "some", "conflict": "I signed the first decision.", "inputs": again.inputs_digest}
    assert ole.post(page, given).status_code == 302


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_nobody_else_sees_what_is_to_be_decided_again(who):
    set_up, nadia = staffed()
    first, _again = reopened(set_up, [5] * 12, nadia)
    assert browser(getattr(set_up, who)).get(f"{desk(first)}/again").status_code == 404


def test_the_team_reads_how_the_appeal_came_out():
    set_up = scene()
    decision, nadia = decided(set_up, [3] * 12), colleague(set_up)
    ruled(appealed(set_up, decision), nadia, "stands")
    page = browser(set_up.team).get(RESULT).text
    assert "The appeal is ruled: the decision stands. It is final." in page
    assert "/cases/new" not in page


def test_the_team_of_another_marketplace_finds_no_appeal():
    set_up = scene()
    decision = decided(set_up, [3] * 12, DECIDED)
    assert browser(set_up.rivals_team).get(f"/cases/new?about=decision:{decision.pk}").status_code == 404
