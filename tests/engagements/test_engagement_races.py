"""Sixteen at once on one engagement: each act takes place once, and nothing is doubled."""

from datetime import timedelta

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import approve, deliver, return_delivery, start
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice, withdraw_invoice
from goodstanding.engagements.actions.proposals import (
    Expenses,
    accept_proposal,
    decline_proposal,
    propose,
    withdraw_proposal,
)
from goodstanding.engagements.actions.threads import say, tell_messages
from goodstanding.engagements.models import Engagement, Entry, Invoice, Proposal, ReviewWindow
from making import OPENED
from racing import race, refused
from working import engaged, scene_of_work, started

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

AT = OPENED + timedelta(days=3)
HALF = 8


def happenings(*kinds: str) -> list[int]:
    return [Entry.objects.filter(what=kind).count() for kind in kinds]


def test_sixteen_clients_on_one_engagement_double_nothing() -> None:
    """One scene for all of it: each race begins where the one before ended."""
    work = scene_of_work()
    engagement, amina, wanjiru = engaged(work), work.amina.actor, work.wanjiru.actor

    ends = race(*[lambda: start(engagement, by=wanjiru, at=AT)] * 2 * HALF)
    assert (refused(ends), happenings("started")) == (["WrongState"] * 15, [1])

    deliver(engagement, "Here.", by=wanjiru, at=AT)
    approving = lambda: approve(engagement, by=amina, at=AT)  # noqa: E731
    returning = lambda: return_delivery(engagement, "A page.", by=amina, at=AT)  # noqa: E731
    ends = race(*[approving, returning] * HALF)
    assert (refused(ends), sum(happenings("approved", "returned"))) == (["WrongState"] * 15, 1)

    proposal = propose(engagement, Expenses(20_000), by=wanjiru, at=AT)
    answers = (
        [lambda: accept_proposal(proposal, by=amina, at=AT)] * HALF
        + [lambda: decline_proposal(proposal, by=amina, at=AT)] * (HALF // 2)
        + [lambda: withdraw_proposal(proposal, by=wanjiru, at=AT)] * (HALF // 2)
    )
    race(*answers)
    proposal.refresh_from_db()
    outcomes = ("proposal_accepted", "proposal_declined", "proposal_withdrawn")
    assert happenings(*outcomes) == [int(kind == f"proposal_{proposal.state}") for kind in outcomes]
    expenses = Engagement.objects.get(pk=engagement.pk).expenses_cents
    assert expenses == (20_000 if proposal.state == "accepted" else 10_000)

    invoices = race(*[lambda: send_invoice(engagement, "work", 23_000, by=wanjiru, at=AT)] * 2 * HALF)
    assert refused(invoices) == ["AboveAgreed"] * 6
    assert sorted(Invoice.objects.values_list("number", flat=True)) == list(range(1, 11))

    bill = Invoice.objects.get(number=1)
    paying = [lambda n=n: pay_invoice(bill, AT.date(), f"T-{n}", by=amina, at=AT) for n in range(HALF)]
    race(*paying, *[lambda: withdraw_invoice(bill, by=wanjiru, at=AT)] * HALF)
    bill.refresh_from_db()
    paid = Engagement.objects.get(pk=engagement.pk).paid_cents
    assert (bill.paid_on is None, paid, sum(happenings("paid", "invoice_withdrawn"))) in (
        (False, 23_000, 1),
        (True, 0, 1),
    )


def test_messages_and_proposals_sent_by_sixteen_at_once_are_one() -> None:
    work = scene_of_work()
    engagement, amina, wanjiru = started(work), work.amina.actor, work.wanjiru.actor
    race(
        *[lambda: say(engagement, "Ready?", by=amina, at=AT)] * HALF,
        *[lambda: propose(engagement, Expenses(20_000), by=wanjiru, at=AT)] * HALF,
    )
    race(*[lambda: tell_messages(engagement, "company", by=SYSTEM, at=AT + timedelta(hours=1))] * HALF)
    kinds = ("engagements.message_written", "engagements.proposal_made")
    assert [Event.objects.filter(kind=kind).count() for kind in kinds] == [1, 1]
    assert Proposal.objects.count() == 1
    mails = OutgoingMail.objects.filter(purpose__in=["engagements.messages", "engagements.proposal"])
    assert sorted(mails.values_list("purpose", flat=True)) == ["engagements.messages", "engagements.proposal"]


def test_an_end_by_both_at_once_is_one_end_with_one_window() -> None:
    work = scene_of_work()
    engagement, amina, wanjiru = started(work), work.amina.actor, work.wanjiru.actor
    propose(engagement, Expenses(20_000), by=wanjiru, at=AT)
    ends = race(
        *[lambda: end(engagement, "completed", by=amina, at=AT)] * HALF,
        *[lambda: end(engagement, "mutual", by=wanjiru, at=AT)] * HALF,
    )
    engagement.refresh_from_db()
    assert refused(ends) == ["EngagementOver"] * 15
    assert (engagement.end_reason, engagement.ended_by) in (("completed", "company"), ("mutual", "worker"))
    assert (happenings("ended"), ReviewWindow.objects.count()) == ([1], 1)
    assert OutgoingMail.objects.filter(purpose="engagements.ended").count() == 1
    assert Proposal.objects.get().state == "withdrawn"
