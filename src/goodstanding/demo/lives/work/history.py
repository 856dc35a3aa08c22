"""Three years of engagements, taken over from the marketplace's own files."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.weeks import judge, midnight, mondays
from goodstanding.demo.stage import Stage
from goodstanding.demo.world.work import PlannedBill, PlannedEngagement, PlannedReview, PlannedWork
from goodstanding.demo.world.work.history import cut
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.actions.reviews import end_window
from goodstanding.engagements.importing import Bill, Line, Reading, Said
from goodstanding.engagements.queries.reviews import windows_over
from goodstanding.reputation.actions import keep_usual_rates
from goodstanding.rules.reviews import points

EVENING: Final = timedelta(hours=4)
"""Before midnight the marketplace sends its file."""
COUNTED_AFTER: Final = timedelta(minutes=20)


def history(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """The marketplace's file on the evening before each Monday that is judged, the standings of that Monday, and the
    file of last night.
    """
    last = date.min
    for monday in mondays(stage, slug):
        yield (at := midnight(monday) - EVENING)
        last = take_over(stage, slug, work, last, at)
        yield (at := midnight(monday))
        judge(stage.sites[slug].shop.marketplace, monday, at)
    if (at := stage.morning - EVENING) > midnight(monday):
        yield at
        take_over(stage, slug, work, last, at)


def rates(stage: Stage, slug: str) -> Life:
    """The marketplace's own rates, after the last file, as the job counts them."""
    yield (at := stage.morning - EVENING + COUNTED_AFTER)
    shop = stage.sites[slug].shop.marketplace
    keep_usual_rates(shop, shop.day(at), by=SYSTEM, at=at)


def take_over(stage: Stage, slug: str, work: PlannedWork, since: date, at: datetime) -> date:
    """Imports what is new since the end of a day, and opens the reviews whose time is over; returns the day."""
    shop, last = stage.sites[slug].shop, at.date()
    import_engagements(shop.marketplace, reading(work, since, last), by=shop.team, at=at)
    for window in windows_over(SYSTEM, at):
        end_window(window, by=SYSTEM, at=at)
    return last


def reading(work: PlannedWork, since: date, last: date) -> Reading:
    """What a file reads as with the engagements in which something happened after one day, up to the end of another."""
    news = [cut(each, last) for each in work.engagements if any(since < day <= last for day in days_of(each))]
    lines = tuple(line(number, each) for number, each in enumerate(news, start=2))
    used = {line.company for line in lines}, {line.worker for line in lines}, {line.agency for line in lines}
    return Reading(
        rows=len(lines),
        lines=tuple(sorted(lines, key=lambda line: line.external_id)),
        companies={each.external_id: each.name for each in work.buyers if each.external_id in used[0]},
        workers={each.external_id: each.name for each in work.workers if each.external_id in used[1]},
        agencies={each.external_id: each.name for each in work.agencies if each.external_id in used[2]},
    )


def days_of(planned: PlannedEngagement) -> Iterator[date]:
    """The days on which something happened that a file tells of."""
    bill, said = planned.bill, (planned.by_company, planned.by_worker)
    days = (planned.accepted_on, planned.started_on, planned.delivered_on, planned.approved_on, planned.ended_on)
    paid = (bill.sent_on, bill.paid_on) if bill else ()
    return (day for day in (*days, *paid, *(each.on for each in said if each)) if day)


def line(number: int, planned: PlannedEngagement) -> Line:
    bill = planned.bill
    return Line(
        line=number,
        external_id=planned.external_id,
        company=planned.company,
        worker=planned.worker,
        agency=planned.agency,
        title=planned.title,
        category=planned.category,
        pay=planned.pay,
        rate_cents=planned.rate_cents,
        accepted_on=planned.accepted_on,
        starts_on=planned.starts_on,
        started_on=planned.started_on,
        due_on=planned.due_on,
        delivered_on=planned.delivered_on,
        approved_on=planned.approved_on,
        ended_on=planned.ended_on,
        reason=planned.reason,
        ended_by=planned.ended_by,
        paid_cents=bill.cents if bill and bill.paid_on else 0,
        answer_minutes=planned.answer_minutes,
        bill=billed(bill) if bill else None,
        by_company=said(planned.by_company),
        by_worker=said(planned.by_worker),
    ).digested()


def billed(bill: PlannedBill) -> Bill:
    return Bill(bill.sent_on, bill.due_on, bill.paid_on, bill.cents)


def said(review: PlannedReview | None) -> Said | None:
    if review is None:
        return None
    marks = tuple(review.marks.items())
    return Said(marks, points(review.marks, tuple(review.marks), len(marks)), review.comment, review.on)
