"""What reviews come to: sums and counts made by the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Review
from goodstanding.engagements.queries.reviews import reviews_of_company, reviews_of_worker
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.policies import load


@dataclass(frozen=True)
class Average:
    """The mean of `count` values that add up to `total`; None where there is none."""

    total: int
    count: int

    @property
    def mean(self) -> float | None:
        return self.total / self.count if self.count else None


@dataclass(frozen=True)
class Averages:
    """Of the reviews of one worker or company: their points, in hundredths, and each criterion that was answered."""

    points: Average
    criteria: Mapping[str, Average]


def averages_of_worker(
    actor: Actor, worker: Worker, without: Collection[int] = (), void: Collection[int] | QuerySet[Any, int] = ()
) -> Averages:
    """The averages of a worker's revealed reviews, in one query.

    But for those of the engagements `without`, and for the reviews `void`, by their ids.
    """
    counted = reviews_of_worker(actor, worker).exclude(engagement__in=without).exclude(pk__in=void)
    return _averages(counted, _asked("of_worker"))


def averages_of_company(actor: Actor, company: Company) -> Averages:
    """The averages of a company's revealed reviews, for who may read them."""
    return _averages(reviews_of_company(actor, company), _asked("of_company"))


def _asked(side: str) -> Sequence[str]:
    """Every criterion that any version of the policy asks about a side."""
    versions = load().versions("reviews-1")
    return tuple(dict.fromkeys(key for version in versions for key in getattr(version.value, side)))


def _averages(reviews: QuerySet[Review], criteria: Sequence[str]) -> Averages:
    found = reviews.order_by().aggregate(
        points=Sum("points"),
        reviews=Count("pk"),
        **{f"sum_{key}": Sum(_mark(key)) for key in criteria},
        **{f"count_{key}": Count(_mark(key)) for key in criteria},
    )
    marks = {key: Average(found[f"sum_{key}"] or 0, found[f"count_{key}"]) for key in criteria}
    points = Average(found["points"] or 0, found["reviews"])
    return Averages(points, {key: mark for key, mark in marks.items() if mark.count})


def _mark(key: str) -> Combinable:
    return Cast(KeyTextTransform(key, "criteria"), IntegerField())
