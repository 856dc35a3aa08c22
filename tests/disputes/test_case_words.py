"""Until when somebody has, in the words of their own calendar, also where the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goodstanding.disputes.words import CLOSINGS, KINDS, RULINGS, STATES, ruling_words, until
from goodstanding.policies import load
from goodstanding.rules.disputes import deadline
from goodstanding.rules.disputes.procedure import RUNNING

POLICY = load().cases(date(2026, 6, 1))
ZONES = ("Africa/Nairobi", "America/Santiago", "Asia/Beirut", "Asia/Kathmandu", "Europe/Lisbon", "Pacific/Auckland")


@pytest.mark.parametrize(
    ("due", "zone", "says"),
    [
        ("2026-03-08T00:00+00:00", "UTC", "the end of 7 March 2026 (UTC)"),
        ("2026-03-29T00:00+01:00", "Europe/Berlin", "the end of 28 March 2026 (Europe/Berlin)"),
        ("2026-10-26T00:00+01:00", "Europe/Berlin", "the end of 25 October 2026 (Europe/Berlin)"),
        ("2026-09-06T04:00+00:00", "America/Santiago", "the end of 5 September 2026 (America/Santiago)"),
        ("2026-03-08T00:00+03:00", "UTC", "7 March 2026, 21:00 (UTC)"),
        ("2026-03-08T00:00+03:00", "Asia/Kathmandu", "8 March 2026, 02:45 (Asia/Kathmandu)"),
    ],
)
def test_a_deadline_is_the_end_of_a_day_where_it_was_set_and_a_moment_elsewhere(due: str, zone: str, says: str) -> None:
    assert until(datetime.fromisoformat(due), zone) == says


@given(some.integers(0, 3 * 365 * 24 * 60), some.integers(1, 30), some.sampled_from(ZONES))
def test_every_deadline_is_the_end_of_a_day_on_the_calendar_it_was_set_for(minutes: int, days: int, zone: str) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    assert until(deadline(moment, days, zone), zone).startswith("the end of ")


def test_everything_that_the_law_names_has_its_words() -> None:
    assert {code: kind.title for code, kind in POLICY.kinds.items()} == KINDS
    assert set(RULINGS) == {code for kind in POLICY.kinds.values() for code in kind.rulings}
    assert set(STATES) == set(RUNNING)
    assert set(CLOSINGS) == {"agreed", "withdrawn", "ruled", "ruled_again"}


@pytest.mark.parametrize(
    ("code", "percent", "says"),
    [
        ("correct", 40, "The review counts less: 40 percent"),
        ("set_aside", 0, "The review is set aside and counts for nothing"),
        ("answered", None, "The question is answered"),
    ],
)
def test_a_ruling_says_its_percentage_where_it_has_one(code: str, percent: int | None, says: str) -> None:
    assert ruling_words(code, percent) == says
