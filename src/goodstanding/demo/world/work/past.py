"""What somebody of the story has done: engagements told one by one, as the others are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from goodstanding.demo.world.work.history import COMPLETED, PAID_WITHIN, Frame, cut
from goodstanding.demo.world.work.plan import (
    PlannedBill,
    PlannedBuyer,
    PlannedEngagement,
    PlannedReview,
    PlannedWorker,
    Side,
)


class Past(NamedTuple):
    """An engagement: days ago on which it ended, with whom, what, agreed days, dollars.

    A company is one of the story or its place in the list of all. Marks are those of the company, in the order of its
    criteria, then the worker's; empty where one said nothing. `late` are days between the agreed day and the delivery.
    """

    ended: int
    company: PlannedBuyer | int
    title: str
    days: int
    dollars: int
    by_company: str = "5555555"
    by_worker: str = "5555555"
    comment: str = ""
    late: int = 0
    reason: str = COMPLETED


@dataclass(frozen=True)
class Career:
    """All that a worker of the story has done, each engagement under this key and its number."""

    worker: PlannedWorker
    key: str
    pasts: Sequence[Past]


def told(career: Career, buyers: Sequence[PlannedBuyer], frame: Frame, today: date) -> list[PlannedEngagement]:
    """The engagements of a career. `buyers` is the list of all companies."""
    return [_told(career, number, past, buyers, frame, today) for number, past in enumerate(career.pasts, start=1)]


def _told(
    career: Career, number: int, past: Past, buyers: Sequence[PlannedBuyer], frame: Frame, today: date
) -> PlannedEngagement:
    company = buyers[past.company] if isinstance(past.company, int) else past.company
    ended = today - timedelta(days=past.ended)
    delivered = ended - timedelta(days=1)
    due = delivered - timedelta(days=past.late)
    starts = due - timedelta(days=past.days)
    cents, has_begun = 100 * past.dollars, past.reason == COMPLETED
    whole = PlannedEngagement(
        external_id=f"{career.key}-{number:02d}",
        worker=career.worker.external_id,
        company=company.external_id,
        agency="",
        title=past.title,
        category=career.worker.category,
        is_long=past.days > 90,
        pay="hourly" if past.days > 90 else "fixed",
        rate_cents=1_600 if past.days > 90 else cents,
        answer_minutes=45 + 20 * (number % 4),
        accepted_on=starts - timedelta(days=3),
        starts_on=starts,
        due_on=due,
        started_on=starts if has_begun else None,
        delivered_on=delivered if has_begun else None,
        approved_on=ended if has_begun else None,
        ended_on=ended if has_begun else starts - timedelta(days=1),
        reason=past.reason,
        ended_by="company",
        value_cents=cents,
        bill=_paid(company, cents, ended) if has_begun else None,
        by_company=_said(frame, "company", past.by_company, past.comment, ended),
        by_worker=_said(frame, "worker", past.by_worker, "", ended),
        quality=career.worker.skill,
        conduct=company.conduct,
    )
    return cut(whole, frame.last)


def _paid(company: PlannedBuyer, cents: int, sent_on: date) -> PlannedBill:
    due = sent_on + timedelta(days=PAID_WITHIN)
    return PlannedBill(cents, sent_on, due, due + timedelta(days=company.habit[1] if company.habit else -2))


def _said(frame: Frame, side: Side, marks: str, comment: str, ended: date) -> PlannedReview | None:
    given = dict(zip(frame.criteria[side], map(int, marks), strict=False))
    return PlannedReview(given, comment, ended + timedelta(days=2)) if given else None
