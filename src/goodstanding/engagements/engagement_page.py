"""What the page of one engagement shows to each side and to the team of the marketplace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.access import Actor
from goodstanding.base.shell import Link
from goodstanding.engagements.actions.proposals import agreed
from goodstanding.engagements.models import Engagement, Entry, Invoice, Proposal
from goodstanding.engagements.money import amount
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.engagements import invoices_of, open_proposals, thread
from goodstanding.engagements.queries.invoices import invoiced_cents
from goodstanding.engagements.queries.sides import side_of
from goodstanding.engagements.steps import NextStep, next_step
from goodstanding.engagements.thread_words import (
    INVOICES,
    PROPOSALS,
    day_words,
    happened_words,
    reason_words,
    side_name,
)
from goodstanding.engagements.words import rate, state_tag
from goodstanding.people.queries import own_account


@dataclass(frozen=True)
class Line:
    """An entry of the thread, as its reader sees it."""

    kind: str
    words: str
    who: str
    person: str
    when: str
    is_own: bool
    file: str
    is_picture: bool
    text: str = ""
    pk: int = 0


@dataclass(frozen=True)
class Offered:
    """A proposal that waits: what is agreed beside what it would become."""

    proposal: Proposal
    title: str
    who: str
    is_own: bool
    rows: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Bill:
    """An invoice with its state in words."""

    invoice: Invoice
    title: str
    amount: str
    due: str
    tone: str
    state: str
    is_open: bool


def page_of(actor: Actor, engagement: Engagement, at: datetime, page: str | None) -> dict[str, Any]:
    """Everything but the form."""
    side, today = side_of(actor, engagement), engagement.marketplace.day(at)
    entries, zone = thread(actor, engagement, page), _zone(actor)
    trial = getattr(engagement, "trial", None)
    return {
        "engagement": engagement,
        "crumbs": crumbs(engagement),
        "side": side or "",
        "state": state_tag(engagement.state),
        "step": next_step(engagement, side, today) if side else None,
        "facts": list(facts(engagement)),
        "ending": ending(engagement),
        "trial": trial,
        "trial_said": side and trial and getattr(trial, f"{side}_says"),
        "proposals": [offered(engagement, each, side or "") for each in open_proposals(actor, engagement)],
        "kinds": list(PROPOSALS.items()),
        "bills": [bill(engagement, each, at) for each in invoices_of(actor, engagement)],
        "entries": entries,
        "lines": list(lines(engagement, entries, side or "", zone)),
        "zone": zone,
        "own_name": side_name(engagement, side or ""),
        "other_name": engagement.worker.name if side == "company" else str(engagement.company),
    }


def crumbs(engagement: Engagement, *more: str) -> list[Link]:
    """The list of engagements, this one, and the page on it where there is one."""
    here = reverse("engagements:engagement", args=[engagement.pk])
    links = [Link(_("Engagements"), reverse("engagements:engagements")), Link(engagement.title, here, not more)]
    return [*links, *(Link(label, "", current=True) for label in more)]


def _zone(actor: Actor) -> str:
    account = own_account(actor)
    return account.zone if account else "UTC"


def facts(engagement: Engagement) -> Iterable[tuple[str, str]]:
    """What is agreed, line by line."""
    currency = engagement.marketplace.currency
    yield _("Company"), str(engagement.company)
    yield _("Worker"), engagement.worker.name
    yield _("Price"), rate(engagement.rate_cents, engagement.pay, currency)
    yield _("Expenses, at most"), amount(engagement.expenses_cents, currency)
    yield _("Invoices are paid within"), _days(engagement.pay_within_days)
    yield _("First day"), day_words(engagement.starts_on)
    yield _("Day of delivery"), day_words(engagement.due_on)
    yield _("Subcontracting"), _("allowed") if engagement.may_subcontract else _("not allowed")
    if trial := getattr(engagement, "trial", None):
        figures = {"amount": amount(trial.price_cents, currency), "day": day_words(trial.ends_on)}
        yield _("Paid trial"), _("%(amount)s, until %(day)s") % figures
    yield _("Paid so far"), amount(engagement.paid_cents, currency)


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def ending(engagement: Engagement) -> str:
    """When, by whom and why it ended; empty while it goes on."""
    if not engagement.ended_on:
        return ""
    figures = {
        "day": day_words(engagement.ended_on),
        "who": side_name(engagement, engagement.ended_by),
        "reason": reason_words(engagement),
    }
    by_side = _("Ended on %(day)s by %(who)s. Reason: %(reason)s.")
    return (by_side if engagement.ended_by else _("Ended on %(day)s. Reason: %(reason)s.")) % figures


def offered(engagement: Engagement, proposal: Proposal, side: str) -> Offered:
    """A proposal with each value as it is and as it would be."""
    now = agreed(engagement, proposal.kind)
    rows = [
        (column_name(name), value_words(engagement, name, now[name]), value_words(engagement, name, value))
        for name, value in proposal.values.items()
        if value != now[name]
    ]
    title, who = str(PROPOSALS[proposal.kind]), side_name(engagement, proposal.side)
    return Offered(proposal, title, who, proposal.side == side, rows)


def column_name(name: str) -> str:
    return {
        "scope": _("What is to be done"),
        "rate_cents": _("Price"),
        "pay_within_days": _("Invoices are paid within"),
        "starts_on": _("First day"),
        "due_on": _("Day of delivery"),
        "expenses_cents": _("Expenses, at most"),
        "may_subcontract": _("Subcontracting"),
    }[name]


def value_words(engagement: Engagement, name: str, value: Any) -> str:
    """A value of a column as people read it."""
    match name:
        case "rate_cents":
            return rate(value, engagement.pay, engagement.marketplace.currency)
        case "expenses_cents":
            return amount(value, engagement.marketplace.currency)
        case "pay_within_days":
            return _days(value)
        case "may_subcontract":
            return _("allowed") if value else _("not allowed")
        case "starts_on" | "due_on":
            return day_words(value)
    return str(value)


def bill(engagement: Engagement, invoice: Invoice, at: datetime) -> Bill:
    """An invoice with its state: paid, to be paid, past due or withdrawn."""
    tone, state = _bill_state(invoice, is_late=engagement.marketplace.day(at) > invoice.due_on)
    return Bill(
        invoice,
        f"{invoice.number} · {INVOICES[invoice.kind]}",
        amount(invoice.cents, engagement.marketplace.currency),
        day_words(invoice.due_on),
        tone,
        state,
        is_open=not invoice.paid_on and not invoice.withdrawn_on,
    )


def _bill_state(invoice: Invoice, *, is_late: bool) -> tuple[str, str]:
    if invoice.withdrawn_on:
        return "neutral", _("Withdrawn")
    if invoice.paid_on:
        return "good", _("Paid on %(day)s") % {"day": day_words(invoice.paid_on)}
    return ("bad", _("Past due")) if is_late else ("warning", _("To be paid"))


def lines(engagement: Engagement, entries: Iterable[Entry], side: str, zone: str) -> Iterable[Line]:
    """The entries of a page of the thread, with times by the reader's clock."""
    for entry in entries:
        address = reverse("engagements:evidence", args=[engagement.pk, entry.pk]) if entry.file else ""
        yield Line(
            entry.kind,
            happened_words(entry, engagement) if entry.kind == "happened" else "",
            side_name(engagement, entry.side),
            entry.author.name if entry.author and entry.kind != "happened" else "",
            date_format(entry.at.astimezone(ZoneInfo(zone)), "j F Y, H:i"),
            bool(side) and entry.side == side,
            address,
            entry.file is not None and entry.file.media_type == "image/png",
            entry.text,
        )


def invoice_facts(actor: Actor, engagement: Engagement) -> list[tuple[str, str]]:
    """What is agreed and what of it was invoiced, for who is about to send an invoice."""
    currency = engagement.marketplace.currency
    work = invoiced_cents(actor, engagement, "work")
    expenses = invoiced_cents(actor, engagement, "expenses")
    return [
        (_("Price"), rate(engagement.rate_cents, engagement.pay, currency)),
        (_("Work invoiced so far"), amount(work, currency)),
        (_("Expenses, at most"), amount(engagement.expenses_cents, currency)),
        (_("Expenses invoiced so far"), amount(expenses, currency)),
        (_("Invoices are paid within"), _days(engagement.pay_within_days)),
    ]


@dataclass(frozen=True)
class Row:
    """An engagement in a list, with its one next step for the reader."""

    engagement: Engagement
    other: str
    state: dict[str, Any]
    step: NextStep | None


def rows_of(actor: Actor, engagements: Iterable[Engagement], at: datetime) -> list[Row]:
    """Engagements taken through `queries.with_steps` as rows of a list; the team's rows have no next step."""
    return [_row(engagement, side_of(actor, engagement), at) for engagement in engagements]


def _row(engagement: Engagement, side: Side | None, at: datetime) -> Row:
    names = {"company": engagement.worker.name, "worker": str(engagement.company)}
    both = f"{engagement.company} · {engagement.worker.name}"
    step = next_step(engagement, side, engagement.marketplace.day(at)) if side else None
    return Row(engagement, names[side] if side else both, state_tag(engagement.state), step)
