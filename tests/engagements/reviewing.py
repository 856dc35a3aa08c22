"""Engagements that have ended, and reviews of them, made through the same actions as the product's."""

from datetime import datetime, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import start
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.actions.reviews import Written, write_review
from goodstanding.engagements.importing import Line, Reading, Said
from goodstanding.engagements.models import Engagement, Review
from making import OPENED
from working import Work, engaged

DAY = timedelta(days=1)
ENDED = OPENED + 40 * DAY
LAST = ENDED + 13 * DAY
OVER = datetime.combine((ENDED + 14 * DAY).date(), datetime.min.time(), OPENED.tzinfo)
GOOD = Written(dict.fromkeys(("skills", "quality", "schedule"), 5), "Clear and quick.")
POOR = Written(dict.fromkeys(("skills", "quality", "schedule"), 1), "Never again.")
FAIR = Written({"clarity": 4, "fairness": 5, "payment": 3, "communication": 4}, "Paid a little late.")


def started(work: Work, engagement: Engagement | None = None) -> Engagement:
    return start(engagement or engaged(work), by=work.wanjiru.actor, at=OPENED + DAY)


def ended(work: Work, engagement: Engagement | None = None) -> Engagement:
    """Wanjiru's engagement with Dune Analytics, whose work is done; its reviews are open."""
    begun = engagement if engagement and engagement.started_on else started(work, engagement)
    return end(begun, "completed", by=work.amina.actor, at=ENDED)


def by_company(work: Work, engagement: Engagement, written: Written = GOOD, at: datetime = ENDED + DAY) -> Review:
    return write_review(engagement, written, by=work.amina.actor, at=at)


def by_worker(work: Work, engagement: Engagement, written: Written = FAIR, at: datetime = ENDED + DAY) -> Review:
    return write_review(engagement, written, by=work.wanjiru.actor, at=at)


def imported(work: Work, count: int) -> list[Review]:
    """Reviews of Wanjiru by Dune Analytics, long revealed."""
    day = OPENED.date() - 60 * DAY
    unsaid = dict.fromkeys(Line._fields, None) | dict.fromkeys(("agency", "category", "digest"), "")
    known = unsaid | {"company": "dune", "worker": "w1", "title": "Logo", "pay": "fixed", "rate_cents": 100}
    done = {"accepted_on": day, "started_on": day, "ended_on": day, "reason": "completed", "ended_by": "company"}
    said = {"by_company": Said((), 500, "", day), "by_worker": Said((), 400, "", day), "paid_cents": 100}
    lines = [Line(**(known | done | said | {"line": n, "external_id": f"e{n}"})).digested() for n in range(count)]
    reading = Reading(count, tuple(lines), {"dune": ""}, {"w1": ""})
    import_engagements(work.kazi_hub, reading, by=SYSTEM, at=OPENED)
    return list(Review.objects.filter(side="company", is_imported=True).order_by("pk"))
