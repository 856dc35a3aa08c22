"""The one next step of an engagement for a side: what homes and the engagement's page say."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from goodstanding.engagements.deadlines import answer_until
from goodstanding.engagements.models import Engagement, Invoice
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.thread_words import day_words

Key = Literal["trial", "proposal", "start", "deliver", "approve", "invoice", "pay", "end", "review", "wait", "none"]


@dataclass(frozen=True)
class NextStep:
    """What comes next, in words. `is_yours` where the side itself is to act; `is_late` where the day is over."""

    key: Key
    words: str
    is_yours: bool = True
    due: date | None = None
    is_late: bool = False


def next_step(engagement: Engagement, side: Side, on: date) -> NextStep:
    """The step of `side` on a day of the marketplace's, most pressing first.

    Reads trial, proposals, invoices, window and reviews: take the engagement through `queries.with_steps`.
    """
    return _asked(engagement, side) or (_company if side == "company" else _worker)(engagement, on)


def _asked(engagement: Engagement, side: Side) -> NextStep | None:
    """What the other side, or the end of a trial, asks of this one."""
    trial = getattr(engagement, "trial", None)
    if engagement.ended_on:
        return None
    if trial and trial.asked_at and not trial.decided_at and not getattr(trial, f"{side}_says"):
        due = engagement.marketplace.day(answer_until(trial))
        words = _("Say by %(due)s whether you go on after the trial") % {"due": day_words(due)}
        return NextStep("trial", words, due=due)
    if any(each.state == "open" and each.side != side for each in engagement.proposals.all()):
        return NextStep("proposal", _("Answer the proposal"))
    return None


def _company(engagement: Engagement, on: date) -> NextStep:
    names = {"worker": engagement.worker.name, "due": day_words(engagement.due_on)}
    if engagement.state == "delivered":
        return NextStep("approve", _("Approve the delivery, or return it"))
    if unpaid := _unpaid(engagement):
        words = _("Pay invoice %(number)s by %(due)s") % {"number": unpaid.number, "due": day_words(unpaid.due_on)}
        return NextStep("pay", words, due=unpaid.due_on, is_late=on > unpaid.due_on)
    if engagement.state == "agreed":
        return _wait(_("%(worker)s starts the work") % names, engagement.starts_on, on)
    if engagement.state == "started":
        words = _("%(worker)s delivers by %(due)s") if engagement.due_on else _("%(worker)s delivers")
        return _wait(words % names, engagement.due_on, on)
    if engagement.state == "approved" and _has_to_invoice(engagement):
        return _wait(_("%(worker)s sends the invoice") % names, None, on)
    return _last(engagement, "company")


def _worker(engagement: Engagement, on: date) -> NextStep:
    names = {"company": str(engagement.company), "due": day_words(engagement.due_on)}
    if engagement.state == "agreed":
        return NextStep("start", _("Start the work"), due=engagement.starts_on)
    if engagement.state == "started":
        words = _("Deliver by %(due)s") if engagement.due_on else _("Deliver the work")
        is_late = bool(engagement.due_on and on > engagement.due_on)
        return NextStep("deliver", words % names, due=engagement.due_on, is_late=is_late)
    if engagement.state == "delivered":
        return _wait(_("%(company)s approves the delivery") % names, None, on)
    if engagement.started_on and _has_to_invoice(engagement):
        return NextStep("invoice", _("Send your invoice"))
    if unpaid := _unpaid(engagement):
        words = _("%(company)s pays invoice %(number)s by %(due)s")
        figures = {"company": str(engagement.company), "number": unpaid.number, "due": day_words(unpaid.due_on)}
        return _wait(words % figures, unpaid.due_on, on)
    return _last(engagement, "worker")


def _wait(words: str, due: date | None, on: date) -> NextStep:
    return NextStep("wait", words, is_yours=False, due=due, is_late=bool(due and on > due))


def _unpaid(engagement: Engagement) -> Invoice | None:
    """The invoice that is due first."""
    waiting = [each for each in engagement.invoices.all() if not each.paid_on and not each.withdrawn_on]
    return min(waiting, key=lambda each: (each.due_on, each.number), default=None)


def _has_to_invoice(engagement: Engagement) -> bool:
    """Whether approved or completed work waits for its invoice; by the hour or day one invoice is enough to know."""
    if engagement.approved_on is None:
        return False
    sent = [each.cents for each in engagement.invoices.all() if each.kind == "work" and not each.withdrawn_on]
    return sum(sent) < engagement.rate_cents if engagement.pay == "fixed" else not sent


def _last(engagement: Engagement, side: Side) -> NextStep:
    """What is left when the work is approved and paid, or over."""
    if not engagement.ended_on:
        return NextStep("end", _("End the engagement, or agree on more"))
    window = getattr(engagement, "window", None)
    if window and not window.revealed_at and all(each.side != side for each in engagement.reviews.all()):
        return NextStep("review", _("Write your review"), due=engagement.marketplace.day(window.closes_at))
    return NextStep("none", _("Nothing is left to do"), is_yours=False)
