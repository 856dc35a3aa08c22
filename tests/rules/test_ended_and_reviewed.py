"""The window of reviews, what their criteria come to, and the reasons of endings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.policies import load
from goodstanding.rules.endings import EndReason, offered
from goodstanding.rules.reviews import is_revealed, may_ask_interim, points, window_end

DAY = date(2026, 11, 21)
REVIEWS, ENDINGS = load().reviews(DAY), load().endings(DAY)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
answers = st.dictionaries(st.sampled_from(REVIEWS.of_worker), st.integers(1, 5), min_size=3)


@pytest.mark.parametrize(
    ("ended", "closes"),
    [
        (datetime(2026, 3, 1, 0, 0, tzinfo=UTC), datetime(2026, 3, 15, tzinfo=UTC)),
        (datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC), datetime(2026, 3, 15, tzinfo=UTC)),
        (datetime(2026, 3, 2, 1, 0, tzinfo=ZoneInfo("Africa/Nairobi")), datetime(2026, 3, 15, tzinfo=UTC)),
    ],
)
def test_the_window_ends_at_midnight_utc_of_day_fourteen(ended: datetime, closes: datetime):
    assert window_end(ended, REVIEWS) == closes


@given(moments)
def test_a_window_is_longer_than_thirteen_days_and_at_most_fourteen(ended: datetime):
    assert timedelta(days=13) < window_end(ended, REVIEWS) - ended <= timedelta(days=14)


def test_reviews_are_shown_when_both_are_in_or_the_window_is_over():
    end = datetime(2026, 3, 15, tzinfo=UTC)
    before = end - timedelta(seconds=1)
    assert [is_revealed(n, before, end) for n in (0, 1, 2)] == [False, False, True]
    assert [is_revealed(n, end, end) for n in (0, 1, 2)] == [True, True, True]


@given(answers)
def test_points_are_the_mean_in_hundredths_half_up(criteria: dict[str, int]):
    exact = Fraction(100 * sum(criteria.values()), len(criteria))
    assert points(criteria, REVIEWS.of_worker, 3) == int(exact + Fraction(1, 2))


@pytest.mark.parametrize(
    ("criteria", "why"),
    [
        ({"skills": 5, "quality": 5, "payment": 5}, "not asked about: payment"),
        ({"skills": 0, "quality": 5, "schedule": 5}, "from 1 to 5"),
        ({"skills": 5, "quality": 6, "schedule": 5}, "from 1 to 5"),
        ({"skills": 5, "quality": 5}, "at least 3"),
    ],
)
def test_what_was_not_asked_or_is_off_the_scale_has_no_points(criteria: dict[str, int], why: str):
    with pytest.raises(ValueError, match=why):
        points(criteria, REVIEWS.of_worker, 3)


def test_feedback_in_the_middle_waits_for_thirty_days():
    started = datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert not may_ask_interim(started, started + timedelta(days=30, seconds=-1), REVIEWS)
    assert may_ask_interim(started, started + timedelta(days=30), REVIEWS)


@pytest.mark.parametrize("has_started", [False, True])
def test_what_counts_against_one_side_has_its_twin_against_the_other(has_started: bool):
    """Symmetric effect: either side may lay a cancellation and a disappearance at the other's door, and at its own."""
    by_company, by_worker = (offered(ENDINGS, side, has_started=has_started) for side in ("company", "worker"))
    assert (
        {r.fault for r in by_company.values()}
        == {r.fault for r in by_worker.values()}
        == {
            "none",
            "company",
            "worker",
        }
    )
    for effect in ("cancelled", "abandoned"):
        assert bool(ENDINGS.codes(effect, "company")) == bool(ENDINGS.codes(effect, "worker"))


def test_work_is_completed_only_after_it_has_started():
    assert "completed" not in offered(ENDINGS, "company", has_started=False)
    assert {"completed", "trial_ended"} <= set(offered(ENDINGS, "worker", has_started=True))


def test_a_policy_without_a_way_to_complete_is_refused():
    reason = EndReason("Both agreed", ("company", "worker"), "any", "none", "cancelled")
    with pytest.raises(ValueError, match="must complete"):
        replace(ENDINGS, reasons={"mutual": reason})
