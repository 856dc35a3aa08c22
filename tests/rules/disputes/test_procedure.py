"""The procedure of a case, its clocks on people's own calendars, and the quota."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goodstanding.policies import load
from goodstanding.rules.disputes import PROCEDURE, CaseKind, deadline, over_quota, step
from goodstanding.rules.disputes.procedure import RUNNING

DAY = datetime(2026, 6, 1, 12, tzinfo=UTC)
POLICY = load().cases(DAY.date())
ZONES = ("Africa/Nairobi", "America/Santiago", "Asia/Kathmandu", "Europe/Lisbon", "Pacific/Auckland", "UTC")


def test_every_state_is_reached_and_leads_to_the_end() -> None:
    reached, ends = {"asked", "escalated"}, {"closed"}
    for _ in RUNNING:
        reached |= {arrow.after for arrow in PROCEDURE if arrow.before in reached}
        ends |= {arrow.before for arrow in PROCEDURE if arrow.after in ends}
    assert reached == ends == set(RUNNING)


def test_a_verb_leads_to_one_place() -> None:
    assert len({(arrow.before, arrow.verb) for arrow in PROCEDURE}) == len(PROCEDURE)


def test_silence_moves_every_clock_but_that_of_who_rules() -> None:
    moved = {arrow.before for arrow in PROCEDURE if arrow.verb == "note_silence"}
    assert moved == {state for state, (_, turn) in RUNNING.items() if turn in ("respondent", "either")}


@pytest.mark.parametrize(
    ("state", "verb", "can_appeal", "after"),
    [
        ("asked", "answer", True, "discussed"),
        ("asked", "rule", True, None),
        ("discussed", "agree", True, "closed"),
        ("escalated", "rule", True, "ruled"),
        ("escalated", "rule", False, "closed"),
        ("escalated", "agree", True, None),
        ("ruled", "withdraw", True, None),
        ("closed", "appeal", True, None),
    ],
)
def test_a_step_is_taken_where_the_table_has_it(state: str, verb: str, can_appeal: bool, after: str | None) -> None:
    found = step(state, verb, can_appeal=can_appeal)  # type: ignore[arg-type]
    assert (found.after if found else None) == after


@pytest.mark.parametrize(
    ("zone", "at", "ends"),
    [
        ("UTC", "2026-06-01T12:00+00:00", "2026-06-04T00:00+00:00"),
        ("Africa/Nairobi", "2026-06-01T22:30+00:00", "2026-06-05T00:00+03:00"),
        ("Europe/Berlin", "2026-03-28T12:00+01:00", "2026-03-31T00:00+02:00"),
        ("Europe/Berlin", "2026-10-24T12:00+02:00", "2026-10-27T00:00+01:00"),
        ("America/Santiago", "2026-09-04T12:00-04:00", "2026-09-07T00:00-03:00"),
    ],
)
def test_two_days_end_at_the_midnight_after_the_second(zone: str, at: str, ends: str) -> None:
    assert deadline(datetime.fromisoformat(at), 2, zone) == datetime.fromisoformat(ends)


@given(some.integers(0, 3 * 365 * 24 * 60), some.integers(1, 40), some.sampled_from(ZONES))
def test_a_clock_gives_its_whole_local_days(minutes: int, days: int, zone: str) -> None:
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    home, ends = ZoneInfo(zone), deadline(at, days, zone)
    last = (ends.astimezone(UTC) - timedelta(seconds=1)).astimezone(home).date()
    assert (last - at.astimezone(home).date()).days == days


@pytest.mark.parametrize(
    ("opened_days_ago", "still_open", "from_in_days"),
    [
        ([], 0, None),
        ([], POLICY.open_at_once, 0),
        ([29] * (POLICY.opened_most - 1), 0, None),
        ([29] * POLICY.opened_most, 0, 1),
        ([31] * 50, 0, None),
        ([10, *[1] * (POLICY.opened_most - 1)], 1, 20),
    ],
)
def test_a_quota_says_from_when_one_more_may_be_opened(
    opened_days_ago: list[int], still_open: int, from_in_days: int | None
) -> None:
    opened = [DAY - timedelta(days=days) for days in opened_days_ago]
    expected = None if from_in_days is None else DAY + timedelta(days=from_in_days)
    assert over_quota(opened, still_open, DAY, POLICY) == expected


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"answer_days": 0}, "needs answer_days"),
        ({"rulings": ()}, "needs rulings"),
        ({"second_days": 0}, "both appeal_days and second_days"),
    ],
)
def test_a_kind_with_a_clock_missing_is_refused(wrong: dict[str, object], says: str) -> None:
    from dataclasses import asdict, replace

    kind = CaseKind(**{**asdict(POLICY.kinds["rating"]), **wrong})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=says):
        replace(POLICY, kinds={"rating": kind})
