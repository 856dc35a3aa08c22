"""The inflation monitor of a marketplace: what it counts, what it warns of, what it hides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.importing import read_table
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.importing import Frame, read_engagements
from goodstanding.reputation.monitor import monitor_of
from goodstanding.reputation.quarters import quarters_before
from goodstanding.reputation.queries.inflation import completed_since, reviews_by_quarter
from goodstanding.rules import inflation
from remembered import remembered
from reputation.rules.ruling import HEADER
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 7, 9, tzinfo=UTC)
ON = NOW.date()
A_QUARTER = 8


def imported(work: Work, rows: list[str]) -> None:
    text = HEADER + "\n".join(rows) + "\n"
    shop = work.kazi_hub
    reading = read_engagements(read_table(text.encode(), name=""), Frame(shop.currency, shop.zone, ON))
    assert reading.problems == ()
    import_engagements(shop, reading, by=SYSTEM, at=NOW)


@remembered
def rising_ratings() -> Work:
    """Ten quarters: from few to nearly all fives, and every third engagement leads to another."""
    work, rows = scene_of_work(), list[str]()
    for quarter in range(10):
        for number in range(A_QUARTER):
            begun = date(2024, 1, 3) + timedelta(days=91 * quarter + 4 * number)
            rating = 5 if number <= 0.7 * quarter else 4
            days = f"{begun},{begun + timedelta(days=3)}"
            rows.append(f"e{quarter}-{number},c{number},w{number},,{days},completed,100,{rating},5")
            if number % 3 == 0:
                again = begun + timedelta(days=20)
                rows.append(f"a{quarter}-{number},c{number},w{number},,{again},{again},completed,100,,")
    imported(work, rows)
    return work


def test_ratings_that_rise_while_rehire_does_not_raise_the_alarm(monkeypatch):
    monkeypatch.setattr(inflation, "LEAST_REVIEWS", A_QUARTER - 2)
    work = rising_ratings()
    found = monitor_of(work.team.actor, work.kazi_hub, ON)
    assert [(each.year, each.number) for each in found.quarters][-2:] == [(2026, 1), (2026, 2)]
    assert (found.alarm.finding, found.alarm.quarters >= 6) == ("inflating", True)
    with clock.pinned(NOW):
        client = Client()
        client.force_login(work.team)
        page = client.get("/marketplaces/kazi-hub/inflation")
    assert page.status_code == 200
    assert "Ratings rise while rehire does not" in page.content.decode()


def test_with_little_the_monitor_says_what_it_needs_and_hides_small_quarters():
    work = rising_ratings()
    with clock.pinned(NOW):
        client = Client()
        client.force_login(work.team)
        page = client.get("/marketplaces/kazi-hub/inflation").content.decode()
    assert "The trend shows from 6 quarters on, each with at least 50 reviews" in page
    assert "fewer than 10 cases" in page


@pytest.mark.database
def test_a_company_that_comes_back_within_half_a_year_counts_once_that_time_is_over():
    work = scene_of_work()
    rows = [
        "e1,c1,w1,,2025-03-03,2025-03-20,completed,100,5,5",
        "e2,c1,w1,,2025-09-16,2025-10-01,completed,100,5,5",
        "e3,c1,w1,,2026-03-30,2026-04-10,completed,100,4,5",
        "e4,c2,w1,,2025-03-21,2025-03-22,completed,100,3,5",
    ]
    imported(work, rows)
    ended = completed_since(work.team.actor, work.kazi_hub, date(2025, 1, 1), ON)
    assert [(each.day, each.again) for each in ended] == [
        (date(2025, 3, 20), True),  # 180 days later to the day
        (date(2025, 10, 1), True),
        (date(2025, 3, 22), False),
    ]
    counted = reviews_by_quarter(work.team.actor, work.kazi_hub, date(2025, 1, 1))
    assert counted == {(2025, 1): (2, 1, 800), (2025, 4): (1, 1, 500), (2026, 2): (1, 0, 400)}


def test_a_sealed_review_is_counted_nowhere():
    work = scene_of_work()
    imported(work, ["e1,c1,w1,,2026-07-01,2026-07-06,completed,100,5,"])
    assert reviews_by_quarter(work.team.actor, work.kazi_hub, date(2025, 1, 1)) == {}


def test_quarters_are_those_that_are_over():
    assert quarters_before(date(2026, 1, 31), 5) == [(2024, 4), (2025, 1), (2025, 2), (2025, 3), (2025, 4)]


def test_the_monitor_is_the_teams():
    work = scene_of_work()
    for stranger in (work.wanjiru.actor, work.amina.actor, work.mallory.actor):
        with pytest.raises(NotYours):
            monitor_of(stranger, work.kazi_hub, ON)
