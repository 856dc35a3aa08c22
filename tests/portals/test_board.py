"""The operator's board: one row for each marketplace, one next action, the longest waiting on top."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from goodstanding.accreditation import actions
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.portals.board import board_of
from goodstanding.portals.queries import standings
from goodstanding.surveys.actions import answer, commit_roster
from goodstanding.surveys.actions.rosters import offer_evidence
from making import OPENED, closed, flagged, launched, lines, opened, points, scene

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DECIDED = OPENED + timedelta(days=30)
TODAY = date(2026, 5, 1)


def rows_of(set_up, day=TODAY):
    return board_of(standings(set_up.ole.actor, set_up.programme), day)


def row_of(set_up, name="Kazi Hub", day=TODAY):
    row = next(row for row in rows_of(set_up, day) if row.name == name)
    return (row.state, row.whose, row.action, row.url, row.days)


def page(survey, name):
    return f"/programmes/trusted-talent-partner/{name}".format(pk=survey.pk)


def test_before_the_launch_it_is_the_marketplaces_turn():
    set_up = scene()
    assert row_of(set_up) == ("No award", "Marketplace", "Open its first round", "", None)
    survey = opened(set_up)
    assert row_of(set_up) == ("No award", "Marketplace", "List its clients", "", None)
    commit_roster(survey, lines(12), by=set_up.team.actor, at=OPENED)
    assert row_of(set_up) == ("No award", "Marketplace", "Launch the survey", page(survey, "rounds/{pk}/roster"), None)
    assert row_of(set_up, "Ajira Desk") == ("No award", "Marketplace", "Open its first round", "", None)


def test_answers_are_counted_while_the_field_is_open():
    set_up = scene()
    survey, links = launched(set_up)
    for link in links[:3]:
        answer(link.token, points(4), by=STRANGER, at=OPENED)
    words = "3 clients have answered; the field closes on 23 March"
    expected = ("No award", "Clients", words, page(survey, "rounds/{pk}/roster"), None)
    assert row_of(set_up) == expected


def test_evidence_for_a_roster_waits_for_the_operator_from_the_day_it_was_offered():
    set_up = scene()
    survey, _links = launched(set_up)
    offer_evidence(survey.roster, "a billing export", by=set_up.team.actor, at=OPENED)
    expected = ("No award", "Operator", "Check the roster", page(survey, "rounds/{pk}/roster"), 5)
    assert row_of(set_up, day=date(2026, 3, 7)) == expected


def test_flags_come_before_the_verdict_and_the_verdict_before_its_signature():
    set_up = scene()
    survey = flagged(set_up, [5] * 12)
    day = date(2026, 4, 1)
    assert row_of(set_up, day=day) == ("No award", "Operator", "Review 1 flag", page(survey, "rounds/{pk}/review"), 9)


@pytest.mark.parametrize(
    ("answers", "action"), [(12, "Sign the verdict"), (9, "Confirm that too few answered")], ids=["enough", "few"]
)
def test_a_closed_round_waits_for_the_rule_and_then_for_the_operator(answers, action):
    set_up, day = scene(), date(2026, 4, 1)
    survey = closed(set_up, [5] * answers)
    roster = page(survey, "rounds/{pk}/roster")
    assert row_of(set_up, day=day) == ("No award", "Goodstanding", "The verdict is being computed", roster, None)
    actions.compute(survey, by=SYSTEM, at=DECIDED)
    assert row_of(set_up, day=day) == ("No award", "Operator", action, page(survey, "decisions/{pk}"), 9)


def test_a_held_verdict_waits_for_what_holds_it():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    actions.hold(decision, "Invoices are asked for.", by=set_up.ole.actor, at=DECIDED)
    expected = ("No award", "Operator", "Settle what holds the verdict", page(survey, "decisions/{pk}"), 9)
    assert row_of(set_up, day=date(2026, 4, 1)) == expected


def test_a_holder_waits_for_nobody_until_its_award_lapses():
    set_up = scene()
    survey = closed(set_up, [5] * 12)
    actions.sign(actions.compute(survey, by=SYSTEM, at=DECIDED), "none", by=set_up.ole.actor, at=DECIDED)
    url = page(survey, "decisions/{pk}")
    words = "Nothing until the renewal, due by 1 April 2027"
    assert row_of(set_up) == ("Trusted until 1 April 2027", "Nobody", words, url, None)
    expected = ("Lapsed on 1 April 2027", "Marketplace", "Open a round to be awarded again", url, None)
    assert row_of(set_up, day=date(2027, 4, 2)) == expected


def test_the_longest_waiting_stands_on_top_and_those_without_a_turn_of_the_operators_follow_by_name():
    set_up = scene()
    flagged(set_up, [5] * 12)
    rows = rows_of(set_up, date(2026, 4, 1))
    assert [(row.name, row.waiting) for row in rows] == [("Kazi Hub", "9\N{NO-BREAK SPACE}days"), ("Ajira Desk", "")]


def test_the_page_begins_with_how_many_wait():
    set_up = scene()
    flagged(set_up, [5] * 12)
    ole = Client()
    ole.force_login(set_up.ole)
    text = " ".join(ole.get("/programmes/trusted-talent-partner/board").text.split())
    assert '<bdi class="number">1</bdi> <span class="of">of 2 marketplaces wait for you</span>' in text


def test_the_board_costs_the_same_queries_for_one_and_for_many(django_assert_num_queries):
    set_up = scene()
    actor = set_up.ole.actor
    closed(set_up, [5] * 12)
    with django_assert_num_queries(8):
        standings(actor, set_up.programme)
    closed(replace(set_up, kazi_hub=set_up.rival, team=set_up.rivals_team), [5] * 12)
    with django_assert_num_queries(8):
        standings(actor, set_up.programme)
