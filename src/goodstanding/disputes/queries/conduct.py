"""Measures in force, what somebody reported, and what is asked of the nouns above."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.disputes.models import Measure, Report, Ruling


def _in_force(at: datetime) -> Q:
    """Measures that count at a moment."""
    return Q(since__lte=at, lifted_at=None) & (Q(until=None) | Q(until__gt=at))


def held_from(actor: Actor, office: str, tenant: int, at: datetime) -> Measure | None:
    """What bars a worker or company from beginning something new: the removal, else the hold that ends last."""
    found = Measure.objects.filter(_in_force(at), office=office, tenant=tenant, kind__in=("hold", "removal"))
    return max(found, key=lambda each: (each.kind == "removal", each.until or at), default=None)


def removed(actor: Actor, office: str, tenants: Collection[int], at: datetime) -> set[int]:
    """Those of the workers or companies whose profile is closed to the public. One query."""
    return set(all_removed(actor, office, at).filter(tenant__in=tenants))


def all_removed(actor: Actor, office: str, at: datetime) -> QuerySet[Measure, int]:
    """The ids of all workers or companies of whom that is true, for an `exclude`."""
    return Measure.objects.filter(_in_force(at), office=office, kind="removal").values_list("tenant", flat=True)


def measures_on(actor: Actor, marketplace: int) -> QuerySet[Measure]:
    """Every measure that a marketplace's team took, the newest first, for that team."""
    found = Measure.objects.filter(case__judge_office="team", case__judge_tenant=marketplace)
    found = found.select_related("case").prefetch_related("case__parties").order_by("-since", "-pk")
    return found if actor.serves(marketplace) else found.none()


def own_measures(actor: Actor) -> QuerySet[Measure]:
    """The measures about the actor's workers and companies, the newest first."""
    about = Q(office="worker", tenant__in=actor.tenants("worker"))
    about |= Q(office="client", tenant__in=actor.tenants("client"))
    return Measure.objects.filter(about).select_related("case").order_by("-since", "-pk")


def own_reports(actor: Actor) -> QuerySet[Report]:
    """What the actor reported, the newest first."""
    reports = Report.objects.filter(reported_by=actor.account or 0)
    return reports.select_related("case").order_by("-reported_at", "-pk")


@dataclass(frozen=True)
class Circumvention:
    """A worker was found to have taken work elsewhere: `holds` says whether the last ruling still says so."""

    worker: int
    case: int
    at: datetime
    holds: bool


def circumventions(actor: Actor) -> list[Circumvention]:
    """Every first finding of circumvention by a worker, oldest first; for the system alone."""
    if not actor.is_system:
        return []
    cases = Report.objects.filter(rule="circumvention", case__subject_kind="worker").values("case")
    rulings = Ruling.objects.filter(case__in=cases).select_related("case").order_by("at", "pk")
    last = {ruling.case_id: ruling for ruling in rulings}
    found = (ruling for ruling in rulings if ruling.instance == 1 or last[ruling.case_id] is ruling)
    first: dict[int, Circumvention] = {}
    for ruling in found:
        if ruling.code != "no_measure" and ruling.case_id not in first:
            holds = last[ruling.case_id].code != "no_measure"
            first[ruling.case_id] = Circumvention(ruling.case.subject_id, ruling.case_id, ruling.at, holds)
    return list(first.values())
