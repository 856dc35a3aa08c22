"""Applying to an opening: once a worker, changed while nobody has answered, withdrawn, declined."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from goodstanding.base.access import Actor, require
from goodstanding.base.errors import NotYours
from goodstanding.base.record import declare, record
from goodstanding.engagements.actions.openings import locked
from goodstanding.engagements.models import Application, Offer, Opening
from goodstanding.engagements.procedure import APPLICATION, ApplicationState, origins
from goodstanding.engagements.queries.sides import is_worker, speaks_for
from goodstanding.engagements.refusals import AppliedAlready, OpeningNotOpen, OwnOpening, ScopeChanged, WrongState
from goodstanding.marketplaces.actions import require_terms
from goodstanding.marketplaces.barring import refuse_barred
from goodstanding.marketplaces.models import Agency, Membership, Worker

declare("engagements.applied", "A worker confirmed the scope of an opening and applied.")
declare("engagements.application_changed", "A worker changed an application that nobody had answered.")
declare("engagements.application_withdrawn", "A worker withdrew an application.")
declare("engagements.application_declined", "A company declined an application.")


@dataclass(frozen=True)
class Applied:
    """What a worker says in an application. `scope` is the digest of the scope that the worker read and confirms."""

    scope: str
    available_from: date
    hours_a_week: int
    rate_cents: int
    note: str = ""
    agency: Agency | None = None


def digest_of(scope: str) -> str:
    """What stands for a scope on the form that confirms it: 16 hex digits."""
    return hashlib.sha256(scope.strip().encode()).hexdigest()[:16]


@transaction.atomic
def apply(
    opening: Opening, worker: Worker, applied: Applied, *, warnings: Sequence[str] = (), by: Actor, at: datetime
) -> Application:
    """The application, with the keys of the red warnings about the company that the page showed.

    Who is an exclusive member of an agency applies through it. Raises OpeningNotOpen, TermsDue, OwnOpening,
    ScopeChanged, AppliedAlready.
    """
    require(is_worker(by, worker) and worker.marketplace_id == opening.marketplace_id)
    held = locked(opening)
    if held.state != "open":
        raise OpeningNotOpen(held.state)
    require_terms(held.marketplace, by=by, at=at)
    refuse_barred("worker", worker.pk, at)
    _refuse_unfit(held, worker, applied, by=by)
    application = Application.objects.create(
        opening=held,
        worker=worker,
        sent_at=at,
        warnings=sorted(set(warnings)),
        **_said(worker, applied, held.marketplace.day(at)),
    )
    data = {"scope": applied.scope, "warnings": application.warnings}
    _note("engagements.applied", application, data, by=by, at=at)
    return application


def _refuse_unfit(opening: Opening, worker: Worker, applied: Applied, *, by: Actor) -> None:
    if speaks_for(by, opening.company) and not by.is_system:
        raise OwnOpening
    if Application.objects.filter(opening=opening, worker=worker).exists():
        raise AppliedAlready
    if applied.scope != digest_of(opening.scope):
        raise ScopeChanged


def _said(worker: Worker, applied: Applied, on: date) -> dict[str, object]:
    columns = ("available_from", "hours_a_week", "rate_cents", "note")
    return {name: getattr(applied, name) for name in columns} | {"agency": _agency(worker, applied.agency, on)}


def _agency(worker: Worker, wanted: Agency | None, on: date) -> Agency | None:
    """The agency that a worker applies through: the exclusive one, else the one wanted. NotYours for no member's."""
    present = Q(until=None) | Q(until__gt=on)
    joined = list(Membership.objects.filter(present, worker=worker).select_related("agency"))
    if exclusive := next((each.agency for each in joined if each.is_exclusive), None):
        return exclusive
    if wanted and wanted.pk not in {each.agency_id for each in joined}:
        raise NotYours
    return wanted


@transaction.atomic
def change_application(application: Application, applied: Applied, *, by: Actor, at: datetime) -> Application:
    """The application with other figures. Raises WrongState after the company's answer, OpeningNotOpen."""
    require(is_worker(by, application.worker))
    held, opening = locked_application(application)
    if held.state != "sent":
        raise WrongState(held.state)
    if opening.state != "open":
        raise OpeningNotOpen(opening.state)
    for name, value in _said(held.worker, applied, opening.marketplace.day(at)).items():
        setattr(held, name, value)
    held.save()
    _note("engagements.application_changed", held, by=by, at=at)
    return held


def locked_application(application: Application) -> tuple[Application, Opening]:
    """The application as it is now, and its opening, which is what is locked."""
    opening = locked(application.opening)
    return Application.objects.select_related("worker", "agency").get(pk=application.pk), opening


@transaction.atomic
def withdraw_application(application: Application, *, by: Actor, at: datetime) -> Application:
    """Takes an application back for good, which declines an open offer. Raises WrongState."""
    require(is_worker(by, application.worker))
    moved = moved_to("withdrawn", application, "withdraw_application")
    Offer.objects.filter(application=moved, state="open").update(state="declined", answered_at=at)
    _note("engagements.application_withdrawn", moved, by=by, at=at)
    return moved


def moved_to(after: ApplicationState, application: Application, verb: str) -> Application:
    """The application in another state, its opening locked. Raises WrongState where `verb` does not lead there."""
    held, opening = locked_application(application)
    if held.state not in origins(APPLICATION, verb, after):
        raise WrongState(held.state)
    held.state, held.opening = after, opening
    held.save(update_fields=["state"])
    return held


@transaction.atomic
def decline_application(application: Application, *, by: Actor, at: datetime) -> Application:
    """The company's no. Raises WrongState; an offer is withdrawn first."""
    require(speaks_for(by, application.opening.company))
    moved = moved_to("declined", application, "decline_application")
    _note("engagements.application_declined", moved, by=by, at=at)
    return moved


def _note(
    kind: str, application: Application, data: dict[str, object] | None = None, *, by: Actor, at: datetime
) -> None:
    tenant = f"marketplace:{application.opening.marketplace_id}"
    record(kind, by=by, at=at, subject=("application", application.pk), tenant=tenant, data=data)
