"""The story of standings, whatever day the world is made on: 12 of Wanjiru's last 16 Mondays are good."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest

from goodstanding.demo.world.work import PlannedEngagement
from goodstanding.demo.world.work.history import Frame
from goodstanding.demo.world.work.holders import FALLEN, IDLE
from goodstanding.demo.world.work.past import Career, Past, told
from goodstanding.demo.world.work.plan import PlannedBuyer
from goodstanding.demo.world.work.story import HARSH, PAST, WANJIRU
from goodstanding.policies import load
from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.reviews import points, window_end
from goodstanding.rules.standing import monday, months_later

EPOCH = date(1970, 1, 1)
BUYERS = [PlannedBuyer(f"KAZ-{number}", f"Client {number}", "client.example", 0, 0) for number in range(35)]
FORTNIGHT = [date(2026, 11, 21) + timedelta(days=day) for day in range(14)]
MONTH_ENDS = [date(2027, month, 1) - timedelta(days=back) for month in range(1, 13) for back in (0, 1, 2)]
LEAP_DAYS = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2029, 2, 28)]
LEAST = 90


def engagements(pasts: Sequence[Past], today: date) -> list[PlannedEngagement]:
    policy = load().reviews(today)
    criteria = {"company": policy.criteria("company"), "worker": policy.criteria("worker")}
    frame = Frame(criteria, "en", today - timedelta(days=1_095), today - timedelta(days=1))
    return told(Career(WANJIRU, "KAZ-WK", pasts), BUYERS, frame, today)


def columns(pasts: Sequence[Past], today: date) -> Columns:
    """What the kernel reads, every review known on the day on which its window ends."""
    whole = engagements(pasts, today)
    companies = {each.company: number for number, each in enumerate(whole)}
    rows = [(companies[each.company], *row(each)) for each in whole]
    company, day, end, said, paid, span, excluded = (np.array(column) for column in zip(*rows, strict=True))
    return Columns(
        worker=np.ones(len(rows), np.int64),
        company=company,
        day=day.astype(np.int32),
        end=end.astype(np.int8),
        points=said.astype(np.int16),
        private=np.full(len(rows), -1, np.int8),
        paid_cents=paid,
        span_days=span.astype(np.int32),
        excluded=excluded.astype(np.int8),
    )


def row(planned: PlannedEngagement) -> tuple[int, ...]:
    ended, started, review = planned.ended_on, planned.started_on, planned.by_company
    assert ended
    noon = datetime.combine(ended, time(12), UTC)
    known = window_end(noon, load().reviews(ended)).date() if started else ended
    paid = planned.bill.cents if planned.bill and planned.bill.paid_on else 0
    said = points(review.marks, tuple(review.marks), len(review.marks)) if review else 0
    left_out = Excluded.FLAGGED if planned.company == HARSH.external_id else Excluded.NO
    end = End.COMPLETED if started else End.CANCELLED
    return (known - EPOCH).days, end, said, paid, (ended - started).days if started else 0, left_out


def scores(pasts: Sequence[Past], today: date, weeks: int) -> list[int]:
    mondays = [monday(today) - timedelta(weeks=back) for back in reversed(range(weeks))]
    days = [(day - EPOCH).days for day in mondays]
    found: list[int] = score_weeks(columns(pasts, today), load().score(today, "jss-1"), days).score[0].tolist()
    return found


@pytest.mark.parametrize("days", [FORTNIGHT, MONTH_ENDS, LEAP_DAYS], ids=["a fortnight", "month ends", "leap days"])
def test_twelve_of_wanjirus_last_sixteen_mondays_are_good_and_none_before(days: list[date]) -> None:
    found = {day: [score >= LEAST for score in scores(PAST, day, 20)] for day in days}
    assert found == dict.fromkeys(days, [False] * 8 + [True] * 12)


def test_the_line_between_her_good_weeks_and_the_others_is_wide() -> None:
    found = [scores(PAST, day, 20) for day in (*FORTNIGHT, *MONTH_ENDS)]
    assert max(max(weeks[:8]) for weeks in found) <= LEAST - 4
    assert min(min(weeks[8:]) for weeks in found) >= LEAST + 1


@pytest.mark.parametrize("pasts", [FALLEN.pasts, IDLE.pasts], ids=["fallen", "idle"])
def test_those_who_had_top_rated_have_a_good_score_on_every_monday(pasts: Sequence[Past]) -> None:
    found = {day: min(scores(pasts, day, 20)) >= LEAST for day in (*FORTNIGHT, *MONTH_ENDS)}
    assert found == dict.fromkeys(found, True)


def test_what_the_fallen_earned_ran_short_between_seven_and_thirteen_days_ago() -> None:
    for today in (*FORTNIGHT, *MONTH_ENDS, *LEAP_DAYS):
        paid = [each.bill for each in engagements(FALLEN.pasts, today) if each.bill]
        days = [7, 13]
        sums = [
            sum(bill.cents for bill in paid if bill.paid_on and months_later(on, -12) < bill.paid_on <= on)
            for on in (today - timedelta(days=back) for back in days)
        ]
        assert (sums[0] < 100_000, sums[1] >= 100_000) == (True, True)


def test_the_idle_one_was_active_86_days_ago_for_the_last_time() -> None:
    today = FORTNIGHT[0]
    days = [day for each in engagements(IDLE.pasts, today) if each.bill for day in (each.ended_on, each.bill.paid_on)]
    assert max(day for day in days if day) == today - timedelta(days=86)
