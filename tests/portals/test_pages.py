"""What the pages say."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from goodstanding.accreditation import actions
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.portals.sheets import sheet_of
from making import OPENED, closed, scene

pytestmark = pytest.mark.django_db
DECIDED = OPENED + timedelta(days=30)
TODAY = date(2026, 5, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        yield


def decided(set_up, values, clients=14):
    survey = closed(set_up, values, clients)
    decision = actions.compute(survey, by=SYSTEM, at=DECIDED)
    actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    return decision


def test_the_front_page_names_holders_and_says_no_score():
    decided(scene(), [5] * 12)
    page = Client().get("/").text
    assert "Kazi Hub</bdi>: Trusted until 1 April 2027" in " ".join(page.split())
    assert "5.00" not in page


def test_the_front_page_is_the_same_for_a_shortfall_and_for_nobody():
    set_up = scene()
    before = Client().get("/").text
    decided(set_up, [2] * 12)
    without_nonce = [text.split("</style>")[1] for text in (before, Client().get("/").text)]
    assert without_nonce[0] == without_nonce[1]


def test_the_sheet_of_an_award_says_what_was_needed_and_what_is_weakest():
    sheet = sheet_of(decided(scene(), [4] * 11 + [5]), TODAY)
    assert (sheet.title, sheet.word, sheet.tone) == ("Kazi Hub: Trusted until 1 April", "Valid today", "good")
    assert (sheet.score, sheet.need) == ("4.08", "4.01")
    held = [gate.key for gate in sheet.gates if gate.holds]
    assert held == ["enough_clients", "coverage", "level", "items", "clients", "integrity"]
    assert sheet.weakest.clients == 12


def test_a_sheet_of_few_answers_shows_counts_only():
    sheet = sheet_of(decided(scene(), [5] * 4), TODAY)
    assert (sheet.score, sheet.chart, sheet.items, sheet.weakest) == (None, None, None, None)
    assert [gate.key for gate in sheet.gates] == ["enough_clients"]


def test_a_lapsed_award_says_so():
    sheet = sheet_of(decided(scene(), [5] * 12), date(2027, 4, 2))
    assert (sheet.word, sheet.title) == ("Lapsed", "Kazi Hub: Trusted until 1 April 2027, not since")
