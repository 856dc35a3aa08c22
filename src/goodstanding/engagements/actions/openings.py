"""An opening: drafted with its brief, changed while a draft, published, taken back, closed, opened again."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.models import Application, Offer, Opening
from goodstanding.engagements.procedure import OPENING, OpeningState, origins
from goodstanding.engagements.queries.sides import speaks_for
from goodstanding.engagements.refusals import BriefIncomplete, OfferWaits, ScopeConfirmed, StartsInThePast, WrongState
from goodstanding.marketplaces.actions import require_terms
from goodstanding.marketplaces.barring import refuse_barred
from goodstanding.marketplaces.models import Company

declare("engagements.opening_drafted", "A company drafted an opening.")
declare("engagements.opening_changed", "A company changed the draft of an opening.")
declare("engagements.opening_published", "A company published an opening, or opened it again.")
declare("engagements.opening_taken_back", "A company took an opening back to a draft.")
declare("engagements.opening_closed", "A company closed an opening.")

LIVE: Final = ("sent", "offered")
"""States of an application that waits for somebody."""


@dataclass(frozen=True)
class Brief:
    """What a company says of the work (U21): the columns of an Opening. A draft needs its title alone."""

    title: str
    category: str = ""
    vision: str = ""
    team_in_place: str = ""
    working_values: str = ""
    direction: str = ""
    long_term: str = ""
    scope: str = ""
    requirements: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    pay: str = "fixed"
    price_cents: int = 0


@transaction.atomic
def draft_opening(company: Company, brief: Brief, *, by: Actor, at: datetime) -> Opening:
    """A new draft that the company alone sees."""
    require(speaks_for(by, company))
    opening = Opening.objects.create(
        company=company, marketplace_id=company.marketplace_id, created_at=at, **asdict(brief)
    )
    note("engagements.opening_drafted", opening, by=by, at=at)
    return opening


@transaction.atomic
def change_opening(opening: Opening, brief: Brief, *, by: Actor, at: datetime) -> Opening:
    """The draft with another brief; the same brief again records nothing. Raises WrongState once it is published."""
    require(speaks_for(by, opening.company))
    held = locked(opening)
    if held.state != "draft":
        raise WrongState(held.state)
    said = asdict(brief)
    if all(getattr(held, name) == value for name, value in said.items()):
        return held
    for name, value in said.items():
        setattr(held, name, value)
    held.save()
    note("engagements.opening_changed", held, by=by, at=at)
    return held


def locked(opening: Opening) -> Opening:
    """The opening as it is now; acts on it, its applications and offers come one after the other until then."""
    rows = Opening.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("company", "marketplace").get(pk=opening.pk)


@transaction.atomic
def publish_opening(opening: Opening, *, by: Actor, at: datetime) -> Opening:
    """Shows an opening to the marketplace's workers, for the first time or again.

    Raises WrongState, TermsDue, BriefIncomplete without scope, price or first day, StartsInThePast.
    """
    held = _to("open", opening, "publish_opening", by=by)
    require_terms(held.marketplace, by=by, at=at)
    refuse_barred("client", held.company_id, at)
    needs = {_("scope"): held.scope.strip(), _("price"): held.price_cents, _("first day"): held.starts_on}
    if missing := [name for name, value in needs.items() if not value]:
        raise BriefIncomplete(missing)
    if held.starts_on and held.starts_on < held.marketplace.day(at):
        raise StartsInThePast(held.starts_on)
    held.published_at = at
    return _kept(held, "engagements.opening_published", by=by, at=at)


def _to(after: OpeningState, opening: Opening, verb: str, *, by: Actor) -> Opening:
    """The locked opening in its state to be. Raises WrongState where `verb` does not lead there."""
    require(speaks_for(by, opening.company))
    held = locked(opening)
    if held.state not in origins(OPENING, verb, after):
        raise WrongState(held.state)
    held.state = after
    return held


def _kept(held: Opening, kind: str, *, by: Actor, at: datetime) -> Opening:
    held.save(update_fields=["state", "published_at"])
    note(kind, held, by=by, at=at)
    return held


@transaction.atomic
def take_back_opening(opening: Opening, *, by: Actor, at: datetime) -> Opening:
    """Makes an opening a draft again. Raises WrongState, and ScopeConfirmed while applications wait."""
    held = _to("draft", opening, "take_back_opening", by=by)
    if number := Application.objects.filter(opening=held, state__in=LIVE).count():
        raise ScopeConfirmed(number)
    return _kept(held, "engagements.opening_taken_back", by=by, at=at)


@transaction.atomic
def close_opening(opening: Opening, *, by: Actor, at: datetime) -> Opening:
    """Ends an opening without a hire; its applications stay. Raises WrongState, and OfferWaits for an open offer."""
    held = _to("closed", opening, "close_opening", by=by)
    refuse_second_offer(held)
    return _kept(held, "engagements.opening_closed", by=by, at=at)


def refuse_second_offer(opening: Opening) -> None:
    """Raises OfferWaits while one of an opening's offers has no answer."""
    waiting = Offer.objects.filter(application__opening=opening, state="open")
    if offer := waiting.select_related("application__worker").first():
        raise OfferWaits(offer.application.worker.name)


def note(kind: str, opening: Opening, data: dict[str, object] | None = None, *, by: Actor, at: datetime) -> None:
    """Records what happened to an opening."""
    tenant = f"marketplace:{opening.marketplace_id}"
    record(kind, by=by, at=at, subject=("opening", opening.pk), tenant=tenant, data=data)
