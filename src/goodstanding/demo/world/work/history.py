"""One engagement from the yes to the payment and the reviews, as far as it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from goodstanding.demo.world.work import latent, words
from goodstanding.demo.world.work.endings import COMPANYS, FAULTS, WORKERS, early
from goodstanding.demo.world.work.plan import (
    PlannedBill,
    PlannedBuyer,
    PlannedEngagement,
    PlannedReview,
    PlannedWorker,
    Side,
)

PAID_WITHIN: Final = 14
REVIEWED_WITHIN: Final = 12
WAIT_FOR_MONEY: Final = 10
HOURLY: Final = (900, 3_500)
AT_FAULT: Final = 1.2
"""How much lower the other side's feeling is about who is at fault for the end."""
COMPLETED: Final = "completed"


@dataclass(frozen=True)
class Frame:
    """What is asked in reviews, by who writes; the language of remarks; the day before the first and the last day."""

    criteria: Mapping[Side, tuple[str, ...]]
    language: str
    origin: date
    last: date

    def inflation(self, on: date) -> float:
        return latent.INFLATION * (on - self.origin).days / 365.25


@dataclass(frozen=True)
class Pair:
    """Who works for whom, through which agency if any."""

    worker: PlannedWorker
    buyer: PlannedBuyer
    agency: str = ""


def engagement(rng: Random, key: str, pair: Pair, accepted_on: date, frame: Frame) -> PlannedEngagement:
    """Made from the first day to the last review, then cut at the last day."""
    quality = pair.worker.skill + latent.normal(rng, latent.ENGAGEMENT)
    conduct = pair.buyer.conduct + latent.normal(rng, latent.ENGAGEMENT)
    agreed = _agreed(rng, key, pair, accepted_on, quality, conduct)
    if latent.is_finished(rng, quality, conduct):
        whole = _finished(rng, agreed, pair.buyer)
    else:
        whole = _ended_early(rng, agreed, pair.buyer)
    return cut(_reviewed(rng, whole, pair, frame), frame.last)


def _agreed(rng: Random, key: str, pair: Pair, accepted_on: date, quality: float, conduct: float) -> PlannedEngagement:
    days, is_long = latent.length(rng)
    value = latent.value_cents(rng, days, is_long)
    starts = accepted_on + timedelta(days=rng.randint(1, 6))
    return PlannedEngagement(
        external_id=key,
        worker=pair.worker.external_id,
        company=pair.buyer.external_id,
        agency=pair.agency,
        title=words.title(rng, pair.worker.category),
        category=pair.worker.category,
        is_long=is_long,
        pay="hourly" if is_long else "fixed",
        rate_cents=rng.randint(*HOURLY) if is_long else value,
        answer_minutes=latent.answer_minutes(rng),
        accepted_on=accepted_on,
        starts_on=starts,
        due_on=starts + timedelta(days=days),
        started_on=None,
        delivered_on=None,
        approved_on=None,
        ended_on=None,
        reason="",
        ended_by="",
        value_cents=value,
        bill=None,
        by_company=None,
        by_worker=None,
        quality=quality,
        conduct=conduct,
    )


def _finished(rng: Random, agreed: PlannedEngagement, buyer: PlannedBuyer) -> PlannedEngagement:
    started = agreed.starts_on + timedelta(days=latent.start_late(rng, agreed.quality))
    late = latent.delivery_late(rng, agreed.quality)
    delivered = max(started, agreed.due_on + timedelta(days=late))
    waits = buyer.habit[0] if buyer.habit else latent.approval_days(rng, agreed.conduct)
    approved = delivered + timedelta(days=waits)
    return replace(
        agreed,
        started_on=started,
        delivered_on=delivered,
        approved_on=approved,
        ended_on=approved + timedelta(days=rng.randint(0, 1)),
        reason=COMPLETED,
        ended_by=rng.choice(("company", "company", "worker")),
        bill=_bill(rng, agreed, buyer, agreed.value_cents, approved),
    )


def _bill(rng: Random, agreed: PlannedEngagement, buyer: PlannedBuyer, cents: int, sent_on: date) -> PlannedBill:
    due = sent_on + timedelta(days=PAID_WITHIN)
    late = buyer.habit[1] if buyer.habit else latent.payment_late(rng, agreed.conduct)
    return PlannedBill(cents, sent_on, due, due + timedelta(days=late))


def _ended_early(rng: Random, agreed: PlannedEngagement, buyer: PlannedBuyer) -> PlannedEngagement:
    ending, has_begun = early(rng, agreed.quality, agreed.conduct)
    ended = replace(agreed, reason=ending.reason, ended_by=ending.by)
    if not has_begun:
        return replace(ended, ended_on=agreed.accepted_on + timedelta(days=rng.randint(0, 2)))
    started = agreed.starts_on + timedelta(days=latent.start_late(rng, agreed.quality))
    stopped = started + timedelta(days=rng.randint(1, max(1, (agreed.due_on - agreed.starts_on).days)))
    bill = _bill(rng, agreed, buyer, agreed.value_cents // 2, stopped)
    if ending.reason == "not_paid":
        waited = bill.due_on + timedelta(days=WAIT_FOR_MONEY)
        return replace(ended, started_on=started, ended_on=waited, bill=replace(bill, paid_on=None))
    return replace(ended, started_on=started, ended_on=stopped, bill=bill if rng.random() < 0.5 else None)


def _reviewed(rng: Random, whole: PlannedEngagement, pair: Pair, frame: Frame) -> PlannedEngagement:
    """With what either side says, where work had begun."""
    if whole.started_on is None:
        return whole
    of_worker = whole.quality - AT_FAULT * (whole.reason in {ending.reason for ending in WORKERS})
    of_company = whole.conduct - AT_FAULT * (whole.reason in {ending.reason for ending in COMPANYS})
    return replace(
        whole,
        by_company=_review(rng, whole, "company", of_worker, pair.buyer.leniency, frame),
        by_worker=_review(rng, whole, "worker", of_company, pair.worker.leniency, frame),
    )


def _review(
    rng: Random, whole: PlannedEngagement, side: Side, felt: float, leniency: float, frame: Frame
) -> PlannedReview | None:
    if whole.ended_on is None:
        return None
    on = whole.ended_on + timedelta(days=rng.randint(0, REVIEWED_WITHIN))
    given = latent.marks(rng, frame.criteria[side], felt + leniency + frame.inflation(on))
    remark = words.comment(rng, side, frame.language, sum(given.values()) / len(given))
    is_said = latent.is_reviewed(rng, is_bad=whole.reason in FAULTS or felt < latent.BAD)
    return PlannedReview(given, remark, on) if is_said else None


def cut(whole: PlannedEngagement, last: date) -> PlannedEngagement:
    """The engagement as it stands at the end of the last day."""
    has_ended = whole.ended_on is not None and whole.ended_on <= last
    return replace(
        whole,
        started_on=_until(last, whole.started_on),
        delivered_on=_until(last, whole.delivered_on),
        approved_on=_until(last, whole.approved_on),
        ended_on=_until(last, whole.ended_on),
        reason=whole.reason if has_ended else "",
        ended_by=whole.ended_by if has_ended else "",
        bill=_bill_until(last, whole.bill),
        by_company=_said_until(last, whole.by_company),
        by_worker=_said_until(last, whole.by_worker),
    )


def _until(last: date, day: date | None) -> date | None:
    return day if day and day <= last else None


def _bill_until(last: date, bill: PlannedBill | None) -> PlannedBill | None:
    is_sent = bill is not None and bill.sent_on <= last
    return replace(bill, paid_on=_until(last, bill.paid_on)) if bill and is_sent else None


def _said_until(last: date, said: PlannedReview | None) -> PlannedReview | None:
    return said if said and said.on <= last else None
