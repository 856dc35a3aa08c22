"""Three years of engagements, taken over from the marketplace's own file last night."""

from datetime import timedelta
from typing import Final

from goodstanding.base.access import SYSTEM
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Stage
from goodstanding.demo.world.work import PlannedBill, PlannedEngagement, PlannedReview, PlannedWork
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.importing import Bill, Line, Reading, Said
from goodstanding.reputation.actions import keep_usual_rates
from goodstanding.rules.reviews import points

COUNTED_AFTER: Final = timedelta(minutes=20)
HOURS_BEFORE: Final = timedelta(hours=4)


def history(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """The import, and then the marketplace's own rates, as the job counts them."""
    at = stage.morning - HOURS_BEFORE
    yield at
    site = stage.sites[slug]
    import_engagements(site.shop.marketplace, reading(work), by=site.shop.team, at=at)
    yield at + COUNTED_AFTER
    shop = site.shop.marketplace
    keep_usual_rates(shop, shop.day(at + COUNTED_AFTER), by=SYSTEM, at=at + COUNTED_AFTER)


def reading(work: PlannedWork) -> Reading:
    """What a file with these engagements reads as."""
    lines = tuple(line(number, each) for number, each in enumerate(work.engagements, start=2))
    used = {line.company for line in lines}, {line.worker for line in lines}, {line.agency for line in lines}
    return Reading(
        rows=len(lines),
        lines=tuple(sorted(lines, key=lambda line: line.external_id)),
        companies={each.external_id: each.name for each in work.buyers if each.external_id in used[0]},
        workers={each.external_id: each.name for each in work.workers if each.external_id in used[1]},
        agencies={each.external_id: each.name for each in work.agencies if each.external_id in used[2]},
    )


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
    )


def billed(bill: PlannedBill) -> Bill:
    return Bill(bill.sent_on, bill.due_on, bill.paid_on, bill.cents)


def said(review: PlannedReview | None) -> Said | None:
    if review is None:
        return None
    marks = tuple(review.marks.items())
    return Said(marks, points(review.marks, tuple(review.marks), len(marks)), review.comment, review.on)
