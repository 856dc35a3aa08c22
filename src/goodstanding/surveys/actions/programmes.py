"""Founding a programme, dating its phases, joining it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.models import Enrolment, Phase, Programme

declare("surveys.programme_founded", "A programme was founded with its instrument and award rule.")
declare("surveys.phase_added", "A programme's phase was dated.")
declare("surveys.joined", "A marketplace joined a programme.")


@dataclass(frozen=True)
class Charter:
    """What a programme is: its names, its operator, and the policies that it follows by name."""

    slug: str
    name: str
    designation: str
    adjective: str
    operator: str
    instrument: str
    award_rule: str
    approvers: int = 1


@transaction.atomic
def found_programme(charter: Charter, *, by: Actor, at: datetime) -> Programme:
    programme = Programme.objects.create(**asdict(charter), founded_at=at)
    subject = ("programme", programme.pk)
    data = {"instrument": charter.instrument, "award_rule": charter.award_rule}
    record("surveys.programme_founded", by=by, at=at, subject=subject, tenant=f"programme:{programme.pk}", data=data)
    return programme


@transaction.atomic
def add_phase(
    programme: Programme, name: str, starts_on: date, *, fee_cents: int = 0, by: Actor, at: datetime
) -> Phase:
    phase = Phase.objects.create(programme=programme, name=name, starts_on=starts_on, fee_cents=fee_cents)
    data = {"starts_on": starts_on.isoformat(), "fee_cents": fee_cents}
    tenant = f"programme:{programme.pk}"
    record("surveys.phase_added", by=by, at=at, subject=("phase", phase.pk), tenant=tenant, data=data)
    return phase


@transaction.atomic
def join(programme: Programme, marketplace: Marketplace, *, by: Actor, at: datetime) -> Enrolment:
    """A marketplace's enrolment, by its team; joining twice is the same enrolment."""
    require(by.serves(marketplace.pk))
    enrolment, joined_now = Enrolment.objects.get_or_create(
        programme=programme, marketplace=marketplace, defaults={"joined_at": at}
    )
    if joined_now:
        tenant = f"marketplace:{marketplace.pk}"
        record("surveys.joined", by=by, at=at, subject=("enrolment", enrolment.pk), tenant=tenant)
    return enrolment
