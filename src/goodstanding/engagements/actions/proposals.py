"""Changes of what was agreed: proposed by one side, in effect when the other accepts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.engagements.actions.threads import happened, refuse_ended, taken
from goodstanding.engagements.mails import engagements as mails
from goodstanding.engagements.models import Engagement, Proposal
from goodstanding.engagements.money import amount
from goodstanding.engagements.queries.invoices import invoiced_cents
from goodstanding.engagements.refusals import (
    BelowInvoiced,
    DatesReversed,
    NothingChanges,
    ProposalAnswered,
    ProposalWaits,
)
from goodstanding.engagements.words import STATES

declare("engagements.proposal_made", "One side of an engagement proposed a change.")
declare("engagements.proposal_accepted", "The other side accepted a change, which is in effect since.")
declare("engagements.proposal_declined", "The other side declined a change.")
declare("engagements.proposal_withdrawn", "A change was taken back by who proposed it, or fell with the end.")


@dataclass(frozen=True)
class Scope:
    """What is to be done."""

    scope: str


@dataclass(frozen=True)
class Rate:
    """The price or rate in the engagement's unit, and the days in which an invoice is to be paid."""

    rate_cents: int
    pay_within_days: int


@dataclass(frozen=True)
class Dates:
    """The first day and the day of delivery."""

    starts_on: date | None
    due_on: date | None


@dataclass(frozen=True)
class Expenses:
    """The most that is paid for expenses."""

    expenses_cents: int


@dataclass(frozen=True)
class Subcontracting:
    """Whether the worker may have others do part of the work."""

    may_subcontract: bool


type Change = Scope | Rate | Dates | Expenses | Subcontracting

CHANGES: Final[Mapping[str, type[Change]]] = {
    "scope": Scope,
    "rate": Rate,
    "dates": Dates,
    "expenses": Expenses,
    "subcontracting": Subcontracting,
}
"""Kind of proposal -> what it changes; its fields are columns of the engagement."""
KINDS: Final = {change: kind for kind, change in CHANGES.items()}


@transaction.atomic
def propose(engagement: Engagement, change: Change, reason: str = "", *, by: Actor, at: datetime) -> Proposal:
    """An open proposal of one side. The same once more, while it waits, is the one that waits.

    Raises ProposalWaits where another of its kind waits; EngagementOver, NothingChanges, DatesReversed,
    BelowInvoiced.
    """
    engagement, side = taken(engagement, by)
    refuse_ended(engagement)
    kind, values = KINDS[type(change)], plain(change)
    if waiting := Proposal.objects.filter(engagement=engagement, kind=kind, state="open").first():
        return _same(waiting, side, values)
    if values == agreed(engagement, kind):
        raise NothingChanges
    _refuse_unfit(engagement, change, by)
    made = Proposal.objects.create(
        engagement=engagement, kind=kind, side=side, values=values, reason=reason, made_by_id=by.account, made_at=at
    )
    happened(engagement, side, "proposal_made", {"proposal": made.pk, "kind": kind}, by=by, at=at)
    mails.tell_proposal(engagement, made)
    return made


def plain(change: Change) -> dict[str, Any]:
    """The new values as a proposal keeps them: days in ISO 8601."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(change).items()}


def agreed(engagement: Engagement, kind: str) -> dict[str, Any]:
    """What is agreed now, in the form of the values of a proposal."""
    return plain(CHANGES[kind](**{name: getattr(engagement, name) for name in CHANGES[kind].__dataclass_fields__}))


def _same(waiting: Proposal, side: str, values: dict[str, Any]) -> Proposal:
    if (waiting.side, waiting.values) != (side, values):
        raise ProposalWaits
    return waiting


def _refuse_unfit(engagement: Engagement, change: Change, by: Actor) -> None:
    """Raises DatesReversed or BelowInvoiced for values that cannot be agreed."""
    match change:
        case Dates(starts_on, due_on):
            moved = engagement.started_on is not None and starts_on != engagement.starts_on
            if moved or (starts_on and due_on and due_on < starts_on):
                raise DatesReversed
        case Rate(cents, _days) if engagement.pay == "fixed":
            _refuse_below(engagement, "work", cents, by)
        case Expenses(cents):
            _refuse_below(engagement, "expenses", cents, by)


def _refuse_below(engagement: Engagement, kind: str, cents: int, by: Actor) -> None:
    invoiced = invoiced_cents(by, engagement, kind)
    if cents < invoiced:
        raise BelowInvoiced(amount(invoiced, engagement.marketplace.currency))


@transaction.atomic
def accept_proposal(proposal: Proposal, *, by: Actor, at: datetime) -> Proposal:
    """The other side agrees: the engagement's columns change now. Accepted again, nothing happens again.

    Raises ProposalAnswered, EngagementOver, DatesReversed, BelowInvoiced.
    """
    engagement, side = taken(proposal.engagement, by)
    proposal = Proposal.objects.get(pk=proposal.pk)
    if proposal.state == "accepted" and proposal.side != side:
        return proposal
    refuse_ended(engagement)
    _settle(proposal, "accepted", is_own=False, side=side, at=at)
    _refuse_unfit(engagement, change_of(proposal), by)
    before = _put(engagement, change_of(proposal))
    figures = {name: value for name, value in before.items() if name != "scope"}
    data = {"proposal": proposal.pk, "kind": proposal.kind, **figures}
    happened(engagement, side, "proposal_accepted", data, by=by, at=at)
    return proposal


def change_of(proposal: Proposal) -> Change:
    """What the proposal would change, with days as days."""
    change = CHANGES[proposal.kind]
    values = {name: _typed(name, value) for name, value in proposal.values.items()}
    return change(**values)


def _typed(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name.endswith("_on") and value else value


def _put(engagement: Engagement, change: Change) -> dict[str, Any]:
    """Writes the new values; returns the ones before."""
    before = agreed(engagement, KINDS[type(change)])
    for name, value in asdict(change).items():
        setattr(engagement, name, value)
    engagement.save(update_fields=list(before))
    return before


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by: Actor, at: datetime) -> Proposal:
    """The other side says no; what was agreed stays. Raises ProposalAnswered."""
    return _closed(proposal, "declined", is_own=False, by=by, at=at)


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: Actor, at: datetime) -> Proposal:
    """Who proposed takes it back. Raises ProposalAnswered."""
    return _closed(proposal, "withdrawn", is_own=True, by=by, at=at)


def _closed(proposal: Proposal, state: str, *, is_own: bool, by: Actor, at: datetime) -> Proposal:
    engagement, side = taken(proposal.engagement, by)
    proposal = Proposal.objects.get(pk=proposal.pk)
    _settle(proposal, state, is_own=is_own, side=side, at=at)
    data = {"proposal": proposal.pk, "kind": proposal.kind}
    happened(engagement, side, f"proposal_{state}", data, by=by, at=at)
    return proposal


def _settle(proposal: Proposal, state: str, *, is_own: bool, side: str, at: datetime) -> None:
    if proposal.state != "open" or (proposal.side == side) != is_own:
        raise ProposalAnswered(str(STATES[proposal.state]))
    proposal.state, proposal.answered_at = state, at
    proposal.save(update_fields=["state", "answered_at"])


def withdraw_open(engagement: Engagement, *, by: Actor, at: datetime) -> int:
    """Takes back every open proposal of an engagement that ends, in the end's transaction; returns how many."""
    require(engagement.state == "ended")
    waiting = Proposal.objects.filter(engagement=engagement, state="open")
    return waiting.update(state="withdrawn", answered_at=at)
