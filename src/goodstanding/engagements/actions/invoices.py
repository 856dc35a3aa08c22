"""Invoices: what a worker asks to be paid, and what the company paid."""

from datetime import date, datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F, Max

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.engagements.actions.threads import happened, taken
from goodstanding.engagements.mails import engagements as mails
from goodstanding.engagements.models import Engagement, Invoice, Trial
from goodstanding.engagements.money import amount
from goodstanding.engagements.queries.invoices import invoiced_cents
from goodstanding.engagements.refusals import AboveAgreed, InvoiceSettled, NothingToInvoice, NotOnThatDay

declare("engagements.invoiced", "A worker sent an invoice.")
declare("engagements.paid", "A company paid an invoice.")
declare("engagements.invoice_withdrawn", "A worker took back an invoice that was not paid.")

InvoiceKind = Literal["work", "expenses", "trial"]


@transaction.atomic
def send_invoice(engagement: Engagement, kind: InvoiceKind, cents: int, *, by: Actor, at: datetime) -> Invoice:
    """The worker asks for `cents` of the marketplace's currency, due in the days agreed; also after the end.

    Raises NothingToInvoice before the start, AboveAgreed for more than is agreed: the price of the whole, the most
    for expenses, the price of the trial. An hourly or daily rate has no such limit.
    """
    engagement, side = taken(engagement, by)
    require(side == "worker")
    if engagement.started_on is None:
        raise NothingToInvoice
    _refuse_above(engagement, kind, cents, by)
    today = engagement.marketplace.day(at)
    last = Invoice.objects.filter(engagement=engagement).aggregate(last=Max("number"))["last"] or 0
    due_on = today + timedelta(days=engagement.pay_within_days)
    invoice = Invoice.objects.create(
        engagement=engagement, number=last + 1, kind=kind, cents=cents, sent_on=today, due_on=due_on
    )
    happened(engagement, side, "invoiced", {**_figures(invoice), "due_on": due_on.isoformat()}, by=by, at=at)
    mails.tell_invoice(engagement, invoice)
    return invoice


def _refuse_above(engagement: Engagement, kind: InvoiceKind, cents: int, by: Actor) -> None:
    agreed = _agreed_cents(engagement, kind)
    if agreed is None:
        return
    left = max(0, agreed - invoiced_cents(by, engagement, kind))
    if cents > left:
        currency = engagement.marketplace.currency
        raise AboveAgreed(amount(left, currency), amount(agreed, currency))


def _agreed_cents(engagement: Engagement, kind: InvoiceKind) -> int | None:
    """The most that invoices of a kind may come to; None: no limit."""
    if kind == "trial":
        trial = Trial.objects.filter(engagement=engagement).first()
        return trial.price_cents if trial else 0
    if kind == "expenses":
        return engagement.expenses_cents
    return engagement.rate_cents if engagement.pay == "fixed" else None


def _figures(invoice: Invoice) -> dict[str, int | str]:
    return {"invoice": invoice.pk, "number": invoice.number, "kind": invoice.kind, "cents": invoice.cents}


@transaction.atomic
def pay_invoice(invoice: Invoice, paid_on: date, reference: str, *, by: Actor, at: datetime) -> Invoice:
    """The company paid it whole on that day; `reference` is what its bank calls the payment.

    The same day and reference again is the same payment. Raises InvoiceSettled, and NotOnThatDay for a day before
    the invoice or after today.
    """
    engagement, side = taken(invoice.engagement, by)
    require(side == "company")
    invoice = Invoice.objects.get(pk=invoice.pk)
    if (invoice.paid_on, invoice.reference) == (paid_on, reference):
        return invoice
    _refuse_settled(invoice)
    today = engagement.marketplace.day(at)
    if not invoice.sent_on <= paid_on <= today:
        raise NotOnThatDay(invoice.sent_on, today)
    invoice.paid_on, invoice.reference = paid_on, reference
    invoice.save(update_fields=["paid_on", "reference"])
    Engagement.objects.filter(pk=engagement.pk).update(paid_cents=F("paid_cents") + invoice.cents)
    days = {"paid_on": paid_on.isoformat(), "due_on": invoice.due_on.isoformat()}
    happened(engagement, side, "paid", _figures(invoice) | days, by=by, at=at)
    mails.tell_paid(engagement, invoice)
    return invoice


def _refuse_settled(invoice: Invoice) -> None:
    if invoice.paid_on:
        raise InvoiceSettled(is_paid=True)
    if invoice.withdrawn_on:
        raise InvoiceSettled(is_paid=False)


@transaction.atomic
def withdraw_invoice(invoice: Invoice, *, by: Actor, at: datetime) -> Invoice:
    """The worker takes back an invoice that is not paid. Raises InvoiceSettled."""
    engagement, side = taken(invoice.engagement, by)
    require(side == "worker")
    invoice = Invoice.objects.get(pk=invoice.pk)
    _refuse_settled(invoice)
    invoice.withdrawn_on = engagement.marketplace.day(at)
    invoice.save(update_fields=["withdrawn_on"])
    happened(engagement, side, "invoice_withdrawn", _figures(invoice), by=by, at=at)
    return invoice
