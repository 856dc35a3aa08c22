"""Requirement sets, which openings ask for them, and how workers stand to them on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Opening
from goodstanding.engagements.queries import speaks_for
from goodstanding.marketplaces.models import Marketplace, Qualification, Worker
from goodstanding.reputation.models import Override, RequirementSet
from goodstanding.reputation.queries.cards import Cards, worker_cards
from goodstanding.rules.scorecards import Found, Paper, PaperNeed, RateNeed, check

BOUNDS: Final[dict[str, Literal["least", "most"]]] = {"least": "least", "most": "most"}


@dataclass(frozen=True)
class Checked:
    """A requirement set held against one worker."""

    requirement_set: RequirementSet
    found: tuple[Found, ...]

    @property
    def not_met(self) -> tuple[Found, ...]:
        """What is missed, or not known to be met."""
        return tuple(found for found in self.found if not found.is_met)


@dataclass(frozen=True)
class Standing:
    """A worker's card, and the checks of the sets that an opening asks for."""

    cards: Cards
    checks: tuple[Checked, ...]

    @property
    def not_met(self) -> tuple[Found, ...]:
        return tuple(found for checked in self.checks for found in checked.not_met)


def requirement_sets(actor: Actor, marketplace: Marketplace) -> QuerySet[RequirementSet]:
    """The sets in use on a marketplace, by name, with what they ask for; public, as openings are."""
    sets = RequirementSet.objects.filter(marketplace=marketplace, retired_at=None)
    return sets.prefetch_related("rates", "papers").order_by("name")


def sets_asked(actor: Actor, opening: Opening) -> list[RequirementSet]:
    """The sets in use that an opening asks for, by name; for whoever sees the opening."""
    return list(requirement_sets(actor, opening.marketplace).filter(asked_by__opening=opening))


def needs(actor: Actor, requirement_set: RequirementSet) -> tuple[tuple[RateNeed, ...], tuple[PaperNeed, ...]]:
    """What a set asks for, as the rule reads it, in the order in which it was written."""
    rates = sorted(requirement_set.rates.all(), key=lambda rate: rate.pk)
    papers = sorted(requirement_set.papers.all(), key=lambda paper: paper.pk)
    return (
        tuple(RateNeed(rate.measure, BOUNDS[rate.bound], float(rate.value)) for rate in rates),
        tuple(PaperNeed(paper.kind, paper.title, paper.is_checked) for paper in papers),
    )


def requirements_met(actor: Actor, opening: Opening, workers: Iterable[Worker], on: date) -> dict[int, Standing]:
    """How workers stand to what an opening asks for, by id: those whose card the actor may see."""
    cards = worker_cards(actor, opening.marketplace, workers, on)
    sets, held = sets_asked(actor, opening), _held(list(cards))
    return {pk: Standing(card, _checks(actor, sets, card, held[pk], on)) for pk, card in cards.items()}


def _held(workers: Sequence[int]) -> dict[int, list[Paper]]:
    held: dict[int, list[Paper]] = defaultdict(list)
    rows = Qualification.objects.filter(worker__in=workers, removed_at=None).order_by("pk")
    columns = ("worker", "kind", "title", "expires_on", "check_made")
    for worker, kind, title, expires_on, checked in rows.values_list(*columns):
        held[worker].append(Paper(kind, title, expires_on, checked is not None))
    return held


def _checks(
    actor: Actor, sets: Iterable[RequirementSet], cards: Cards, held: list[Paper], on: date
) -> tuple[Checked, ...]:
    def found(requirement_set: RequirementSet) -> tuple[Found, ...]:
        rates, papers = needs(actor, requirement_set)
        policy = cards.version.value
        return tuple(
            check(rates, papers, recent=cards.recent, lifetime=cards.lifetime, held=held, on=on, policy=policy)
        )

    return tuple(Checked(each, found(each)) for each in sets)


def overrides_on(actor: Actor, marketplace: Marketplace) -> QuerySet[Override]:
    """Offers made in spite of a requirement on a marketplace, the newest first, for its team."""
    overrides = Override.objects.filter(offer__application__opening__marketplace=marketplace)
    related = ("offer__application__worker", "offer__application__opening__company")
    overrides = overrides.select_related(*related).order_by("-made_at", "-pk")
    return overrides if actor.serves(marketplace.pk) else overrides.none()


def opening_to_equip(actor: Actor, pk: int) -> Opening | None:
    """The opening, for its company, to choose its requirement sets."""
    opening = Opening.objects.select_related("company", "marketplace").filter(pk=pk).first()
    return opening if opening and speaks_for(actor, opening.company) else None
