"""An offer: rate, expenses, scope and days, agreed before anything starts. To change one is to make it anew."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.actions.applications import locked_application, moved_to
from goodstanding.engagements.actions.openings import locked, refuse_second_offer
from goodstanding.engagements.mails.offers import send_offer, tell_of_answer
from goodstanding.engagements.models import Application, Engagement, Entry, Offer, Opening, Trial
from goodstanding.engagements.procedure import OPENING, origins
from goodstanding.engagements.queries.sides import is_worker, speaks_for
from goodstanding.engagements.refusals import OpeningNotOpen, StartsInThePast, WrongState
from goodstanding.marketplaces.actions import require_terms
from goodstanding.marketplaces.barring import refuse_barred

declare("engagements.offered", "A company made an offer to an applicant.")
declare("engagements.offer_withdrawn", "A company withdrew an offer.")
declare("engagements.offer_declined", "A worker declined an offer.")
declare("engagements.offer_accepted", "A worker accepted an offer, which made an engagement.")


@dataclass(frozen=True)
class TrialOffered:
    """A paid trial at the start: what is done, for how much, until when."""

    scope: str
    cents: int
    ends_on: date


@dataclass(frozen=True)
class Offered:
    """What a company offers. Money is in cents; `expenses_cents` is the most that is paid for expenses."""

    pay: str
    rate_cents: int
    scope: str
    starts_on: date
    due_on: date | None = None
    expenses_cents: int = 0
    expenses_note: str = ""
    pay_within_days: int = 14
    trial: TrialOffered | None = None

    def columns(self) -> dict[str, object]:
        """The columns of an Offer."""
        flat = asdict(self)
        trial = flat.pop("trial") or {}
        return flat | {f"trial_{name}": value for name, value in trial.items()}


@transaction.atomic
def offer(application: Application, offered: Offered, *, by: Actor, at: datetime) -> Offer:
    """Offers the work to an applicant and writes to the worker.

    Raises OpeningNotOpen, OfferWaits while another offer of the opening waits, WrongState, StartsInThePast.
    """
    require(speaks_for(by, application.opening.company))
    held, opening = locked_application(application)
    if opening.state != "open":
        raise OpeningNotOpen(opening.state)
    refuse_barred("client", opening.company_id, at)
    if held.state == "sent":
        refuse_second_offer(opening)
    if offered.starts_on < opening.marketplace.day(at):
        raise StartsInThePast(offered.starts_on)
    moved = moved_to("offered", application, "offer")
    made = Offer.objects.create(application=moved, made_by_id=by.account, made_at=at, **offered.columns())
    _note("engagements.offered", made, {"rate_cents": made.rate_cents, "has_trial": bool(offered.trial)}, by=by, at=at)
    send_offer(made)
    return made


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: Actor, at: datetime) -> Offer:
    """Takes an open offer back; the application waits again. Raises WrongState."""
    require(speaks_for(by, offer.application.opening.company))
    held = _open_offer(offer)
    _answered(held, "withdrawn", at=at)
    held.application = moved_to("sent", held.application, "withdraw_offer")
    _note("engagements.offer_withdrawn", held, by=by, at=at)
    tell_of_answer(held)
    return held


def _open_offer(offer: Offer) -> Offer:
    """The offer as it is now, its opening locked. Raises WrongState once it has an answer."""
    opening = locked(offer.application.opening)
    held = Offer.objects.select_related("application__worker", "application__agency").get(pk=offer.pk)
    if held.state != "open":
        raise WrongState(held.state)
    held.application.opening = opening
    return held


def _answered(held: Offer, state: str, answer: str = "", *, at: datetime) -> None:
    held.state, held.answer, held.answered_at = state, answer, at
    held.save(update_fields=["state", "answer", "answered_at"])


@transaction.atomic
def decline_offer(offer: Offer, answer: str = "", *, by: Actor, at: datetime) -> Offer:
    """The worker's no, with a word for the company; the application waits again. Raises WrongState."""
    require(is_worker(by, offer.application.worker))
    held = _open_offer(offer)
    _answered(held, "declined", answer, at=at)
    held.application = moved_to("sent", held.application, "decline_offer")
    _note("engagements.offer_declined", held, by=by, at=at)
    tell_of_answer(held)
    return held


@transaction.atomic
def accept_offer(offer: Offer, *, by: Actor, at: datetime) -> Engagement:
    """The worker's yes: an engagement with what was offered; the opening is filled and other applications stay.

    Raises WrongState once the offer has an answer or the opening is not open, TermsDue.
    """
    require(is_worker(by, offer.application.worker))
    held = _open_offer(offer)
    opening = held.application.opening
    if opening.state not in origins(OPENING, "accept_offer", "filled"):
        raise OpeningNotOpen(opening.state)
    require_terms(opening.marketplace, by=by, at=at)
    refuse_barred("worker", held.application.worker_id, at)
    _answered(held, "accepted", at=at)
    moved_to("hired", held.application, "accept_offer")
    opening.state = "filled"
    opening.save(update_fields=["state"])
    engagement = _engagement(held, opening, at)
    _note("engagements.offer_accepted", held, {"engagement": engagement.pk}, by=by, at=at)
    _open_thread(engagement, held, by=by, at=at)
    tell_of_answer(held)
    return engagement


def _engagement(held: Offer, opening: Opening, at: datetime) -> Engagement:
    agreed = ("pay", "rate_cents", "expenses_cents", "pay_within_days", "scope", "starts_on", "due_on")
    engagement = Engagement.objects.create(
        marketplace_id=opening.marketplace_id,
        company_id=opening.company_id,
        worker_id=held.application.worker_id,
        agency_id=held.application.agency_id,
        offer=held,
        external_id=f"here-{held.pk}",
        title=opening.title,
        category=opening.category,
        answer_minutes=int((at - held.made_at).total_seconds() // 60),
        accepted_on=opening.marketplace.day(at),
        created_at=at,
        **{name: getattr(held, name) for name in agreed},
    )
    if held.trial_scope:
        terms = {"scope": held.trial_scope, "price_cents": held.trial_cents, "ends_on": held.trial_ends_on}
        Trial.objects.create(engagement=engagement, **terms)
    return engagement


def _open_thread(engagement: Engagement, held: Offer, *, by: Actor, at: datetime) -> None:
    """The first line of the thread: the offer was accepted, with its figures and days."""
    days = {name: day.isoformat() for name in ("starts_on", "due_on") if (day := getattr(held, name))}
    figures = {"pay": held.pay, "rate_cents": held.rate_cents, "expenses_cents": held.expenses_cents}
    Entry.objects.create(
        engagement=engagement,
        kind="happened",
        side="worker",
        author_id=by.account,
        what="offer_accepted",
        data=figures | days,
        at=at,
    )


def _note(kind: str, made: Offer, data: dict[str, object] | None = None, *, by: Actor, at: datetime) -> None:
    tenant = f"marketplace:{made.application.opening.marketplace_id}"
    record(kind, by=by, at=at, subject=("offer", made.pk), tenant=tenant, data=data)
