"""Verbs on requirement sets: make, change, retire; and which of them an opening asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.models import Opening
from goodstanding.engagements.queries import speaks_for
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.models import OpeningRequirement, PaperRequirement, RateRequirement, RequirementSet
from goodstanding.reputation.refusals import EmptySet, SetNameTaken, SetRetired
from goodstanding.rules.scorecards import PaperNeed, RateNeed

declare("reputation.requirement_set_made", "A marketplace made a set of requirements that openings can ask for.")
declare("reputation.requirement_set_changed", "A marketplace changed what a requirement set asks for.")
declare("reputation.requirement_set_retired", "A marketplace retired a requirement set; openings ask for it no more.")
declare("reputation.requirements_asked", "A company chose the requirement sets of an opening.")


@dataclass(frozen=True)
class Minimums:
    """What a requirement set is called and asks for."""

    name: str
    rates: tuple[RateNeed, ...] = ()
    papers: tuple[PaperNeed, ...] = ()


@transaction.atomic
def make_requirement_set(marketplace: Marketplace, asked: Minimums, *, by: Actor, at: datetime) -> RequirementSet:
    """A new set, for openings to ask for. Raises EmptySet, SetNameTaken."""
    require(by.serves(marketplace.pk))
    made = _named(RequirementSet(marketplace=marketplace, created_at=at), asked)
    _note("reputation.requirement_set_made", made, asked, by=by, at=at)
    return made


def _named(requirement_set: RequirementSet, asked: Minimums) -> RequirementSet:
    if not asked.rates and not asked.papers:
        raise EmptySet
    requirement_set.name = asked.name
    try:
        with transaction.atomic():
            requirement_set.save()
    except IntegrityError:
        raise SetNameTaken(asked.name) from None
    _fill(requirement_set, asked)
    return requirement_set


def _fill(requirement_set: RequirementSet, asked: Minimums) -> None:
    requirement_set.rates.all().delete()
    requirement_set.papers.all().delete()
    RateRequirement.objects.bulk_create(
        RateRequirement(requirement_set=requirement_set, measure=need.measure, bound=need.bound, value=need.value)
        for need in asked.rates
    )
    PaperRequirement.objects.bulk_create(
        PaperRequirement(requirement_set=requirement_set, kind=n.kind, title=n.title, is_checked=n.is_checked)
        for n in asked.papers
    )


@transaction.atomic
def change_requirement_set(
    requirement_set: RequirementSet, asked: Minimums, *, by: Actor, at: datetime
) -> RequirementSet:
    """The set with another name or other needs; openings that ask for it ask for these from now on.

    Raises SetRetired, EmptySet, SetNameTaken.
    """
    require(by.serves(requirement_set.marketplace_id))
    changed = _named(_in_use(requirement_set), asked)
    _note("reputation.requirement_set_changed", changed, asked, by=by, at=at)
    return changed


def _in_use(requirement_set: RequirementSet) -> RequirementSet:
    held = RequirementSet.objects.select_for_update(no_key=True).get(pk=requirement_set.pk)
    if held.retired_at:
        raise SetRetired
    return held


@transaction.atomic
def retire_requirement_set(requirement_set: RequirementSet, *, by: Actor, at: datetime) -> None:
    """Takes a set out of use; no opening asks for it any more. A second time changes nothing."""
    require(by.serves(requirement_set.marketplace_id))
    if RequirementSet.objects.filter(pk=requirement_set.pk, retired_at=None).update(retired_at=at):
        _note("reputation.requirement_set_retired", requirement_set, by=by, at=at)


@transaction.atomic
def ask_for_sets(opening: Opening, sets: Iterable[RequirementSet], *, by: Actor, at: datetime) -> None:
    """Makes these sets of its marketplace what an opening asks for. Raises SetRetired, NotYours."""
    wanted = list(sets)
    require(speaks_for(by, opening.company))
    require(all(each.marketplace_id == opening.marketplace_id for each in wanted))
    Opening.objects.select_for_update(of=("self",), no_key=True).get(pk=opening.pk)
    keys = sorted(_in_use(each).pk for each in wanted)
    OpeningRequirement.objects.filter(opening=opening).delete()
    OpeningRequirement.objects.bulk_create(OpeningRequirement(opening=opening, requirement_set_id=pk) for pk in keys)
    subject, tenant = ("opening", opening.pk), f"marketplace:{opening.marketplace_id}"
    record("reputation.requirements_asked", by=by, at=at, subject=subject, tenant=tenant, data={"sets": keys})


def _note(
    kind: str, requirement_set: RequirementSet, asked: Minimums | None = None, *, by: Actor, at: datetime
) -> None:
    data: dict[str, object] = {}
    if asked:
        data = {"rates": [n.measure for n in asked.rates], "papers": [need.kind for need in asked.papers]}
    subject, tenant = ("requirement_set", requirement_set.pk), f"marketplace:{requirement_set.marketplace_id}"
    record(kind, by=by, at=at, subject=subject, tenant=tenant, data=data)
