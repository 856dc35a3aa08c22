"""Invoices: at most what is agreed, paid once and whole, in the sum of what was paid."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.base.errors import NotYours, Refusal
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice, withdraw_invoice
from goodstanding.engagements.actions.proposals import Rate, accept_proposal, propose
from goodstanding.engagements.models import Engagement, Entry, Invoice
from goodstanding.engagements.refusals import (
    AboveAgreed,
    BelowInvoiced,
    InvoiceSettled,
    NothingToInvoice,
    NotOnThatDay,
)
from making import OPENED
from working import Work, engaged, scene_of_work, started

pytestmark = pytest.mark.django_db

AT = OPENED + timedelta(days=2)
ACTS = st.lists(
    st.tuples(st.sampled_from(["send", "pay", "withdraw"]), st.sampled_from(["work", "expenses"]), st.integers(1, 90)),
    max_size=12,
)


def both(work: Work) -> tuple[object, object]:
    return work.amina.actor, work.wanjiru.actor


def test_an_invoice_has_its_number_and_the_day_by_which_it_is_agreed_to_be_paid() -> None:
    work = scene_of_work()
    engagement = started(work, pay_within_days=10)
    sent = [send_invoice(engagement, "work", cents, by=work.wanjiru.actor, at=AT) for cents in (100, 200)]
    found = [(each.number, each.cents, each.sent_on, each.due_on) for each in sent]
    today, due = AT.date(), AT.date() + timedelta(days=10)
    assert found == [(1, 100, today, due), (2, 200, today, due)]


@pytest.mark.parametrize(
    ("kind", "pay", "cents", "taken"),
    [
        ("work", "fixed", 230_000, True),
        ("work", "fixed", 230_001, False),
        ("work", "hourly", 900_000, True),
        ("expenses", "fixed", 10_000, True),
        ("expenses", "hourly", 10_001, False),
        ("trial", "fixed", 1, False),
    ],
)
def test_invoices_come_to_at_most_what_is_agreed(kind: str, pay: str, cents: int, taken: bool) -> None:
    work = scene_of_work()
    engagement = started(work, pay=pay)
    if taken:
        assert send_invoice(engagement, kind, cents, by=work.wanjiru.actor, at=AT).cents == cents
        return
    with pytest.raises(AboveAgreed):
        send_invoice(engagement, kind, cents, by=work.wanjiru.actor, at=AT)


def test_what_is_left_is_said_and_a_new_price_makes_room() -> None:
    work = scene_of_work()
    amina, wanjiru = both(work)
    engagement = started(work)
    send_invoice(engagement, "work", 200_000, by=wanjiru, at=AT)
    with pytest.raises(AboveAgreed) as refusal:
        send_invoice(engagement, "work", 50_000, by=wanjiru, at=AT)
    assert refusal.value.fact == (
        "2,300.00\N{NO-BREAK SPACE}USD are agreed, and 300.00\N{NO-BREAK SPACE}USD of them are not invoiced yet."
    )
    with pytest.raises(BelowInvoiced):
        propose(engagement, Rate(199_999, 14), by=amina, at=AT)
    accept_proposal(propose(engagement, Rate(250_000, 14), by=wanjiru, at=AT), by=amina, at=AT)
    assert send_invoice(engagement, "work", 50_000, by=wanjiru, at=AT).number == 2


def test_nothing_is_invoiced_before_the_start() -> None:
    work = scene_of_work()
    with pytest.raises(NothingToInvoice):
        send_invoice(engaged(work), "work", 100, by=work.wanjiru.actor, at=AT)


def test_a_payment_is_entered_once_by_the_company_for_a_day_that_has_come() -> None:
    work = scene_of_work()
    amina, wanjiru = both(work)
    engagement = started(work)
    invoice = send_invoice(engagement, "work", 100, by=wanjiru, at=AT)
    with pytest.raises(NotYours):
        pay_invoice(invoice, AT.date(), "T-1", by=wanjiru, at=AT)
    for days in (-1, 1):
        with pytest.raises(NotOnThatDay):
            pay_invoice(invoice, AT.date() + timedelta(days=days), "T-1", by=amina, at=AT)
    for _twice in range(2):
        assert pay_invoice(invoice, AT.date(), "T-1", by=amina, at=AT).reference == "T-1"
    for act in (
        lambda: pay_invoice(invoice, AT.date(), "T-2", by=amina, at=AT),
        lambda: withdraw_invoice(invoice, by=wanjiru, at=AT),
    ):
        with pytest.raises(InvoiceSettled):
            act()
    engagement.refresh_from_db()
    assert (engagement.paid_cents, Entry.objects.filter(what="paid").count()) == (100, 1)


def test_only_the_worker_invoices_and_takes_back() -> None:
    work = scene_of_work()
    amina, wanjiru = both(work)
    engagement = started(work)
    invoice = send_invoice(engagement, "work", 230_000, by=wanjiru, at=AT)
    for act in (
        lambda: send_invoice(engagement, "work", 1, by=amina, at=AT),
        lambda: withdraw_invoice(invoice, by=amina, at=AT),
        lambda: send_invoice(engagement, "work", 1, by=work.team.actor, at=AT),
    ):
        with pytest.raises(NotYours):
            act()
    assert withdraw_invoice(invoice, by=wanjiru, at=AT).withdrawn_on == AT.date()
    assert send_invoice(engagement, "work", 230_000, by=wanjiru, at=AT).number == 2


def test_whatever_is_sent_paid_and_taken_back_what_was_paid_is_the_sum_of_paid_invoices() -> None:
    work = scene_of_work()
    engagement = started(work)

    @settings(max_examples=10)
    @given(ACTS)
    def holds(acts: list[tuple[str, str, int]]) -> None:
        with transaction.atomic():
            for act in acts:
                tried(work, engagement, *act)
            check_sums(engagement)
            transaction.set_rollback(True)

    holds()


def check_sums(engagement: Engagement) -> None:
    engagement.refresh_from_db()
    invoices = list(Invoice.objects.filter(engagement=engagement))
    assert engagement.paid_cents == sum(each.cents for each in invoices if each.paid_on)
    assert not [each for each in invoices if each.paid_on and each.withdrawn_on]
    assert sum(each.cents for each in invoices if each.kind == "expenses" and not each.withdrawn_on) <= 10_000


def tried(work: Work, engagement: Engagement, act: str, kind: str, number: int) -> None:
    amina, wanjiru = both(work)
    found = Invoice.objects.filter(engagement=engagement).order_by("number")
    try:
        if act == "send":
            send_invoice(engagement, kind, number * 100, by=wanjiru, at=AT)
        elif act == "pay" and found:
            pay_invoice(found[number % len(found)], AT.date(), f"T-{number}", by=amina, at=AT)
        elif found:
            withdraw_invoice(found[number % len(found)], by=wanjiru, at=AT)
    except Refusal:
        return
