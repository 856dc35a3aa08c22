"""Engagements that have ended, and reviews of them, made through the same actions as the product's."""

from datetime import datetime, timedelta

from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import start
from goodstanding.engagements.actions.reviews import Written, write_review
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
