"""Reads of scores: as they stand on a day, and as they were kept week by week. A score is public, its ledger is not."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from goodstanding.base.access import Actor, require
from goodstanding.disputes.queries import effects, open_cases
from goodstanding.engagements.models import Engagement, Review
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.marketplaces.queries import public_worker
from goodstanding.reputation.models import CompanyFlag, Score, Snapshot
from goodstanding.reputation.scoring.found import Stands

if TYPE_CHECKING:
    from goodstanding.reputation.scoring.ledgers import Read


def scores_now(actor: Actor, marketplace: Marketplace, workers: Collection[int], on: date) -> dict[int, Stands]:
    """The scores of a day by worker, of those who have one. Public. Four queries."""
    from goodstanding.reputation.scoring.now import scores_on

    return scores_on(marketplace, workers, on)


def worker_with_ledger(actor: Actor, marketplace: str, slug: str) -> Worker | None:
    """The worker by the slugs of an address, for itself and for the team of its marketplace."""
    worker = public_worker(actor, marketplace, slug)
    return worker if worker and sees_ledger(actor, worker) else None


def sees_ledger(actor: Actor, worker: Worker) -> bool:
    """Whether a worker's ledger is for the actor: for the worker, and for the team of its marketplace."""
    return worker.pk in actor.tenants("worker") or actor.serves(worker.marketplace_id)


def worker_ledger(actor: Actor, worker: Worker, on: date) -> "Read":
    """The ledger of a worker on a day, for the worker and the team of its marketplace. NotYours for others."""
    from goodstanding.reputation.scoring.ledgers import ledger_of

    require(sees_ledger(actor, worker))
    return ledger_of(worker.marketplace, worker.pk, on)


@dataclass(frozen=True)
class Named:
    """What a ledger says of an engagement besides its figures."""

    external_id: str
    title: str
    company: str


def named(actor: Actor, worker: Worker, engagements: Collection[int]) -> dict[int, Named]:
    """Names of a worker's engagements by id, for who may read its ledger."""
    require(sees_ledger(actor, worker))
    rows = Engagement.objects.filter(worker=worker, pk__in=engagements)
    columns = ("pk", "external_id", "title", "company__name", "company__external_id")
    return {
        pk: Named(key, title, name or company_key) for pk, key, title, name, company_key in rows.values_list(*columns)
    }


def disputed_engagements(actor: Actor, worker: Worker, engagements: Collection[int]) -> list[int]:
    """Those of a worker's engagements whose review waits for a ruling, for who may read its ledger."""
    require(sees_ledger(actor, worker))
    reviews = Review.objects.filter(engagement__worker=worker, engagement__in=engagements, side="company")
    by_review = dict(reviews.values_list("pk", "engagement"))
    disputed, ruled = (find(actor, "review", list(by_review), ["rating"]) for find in (open_cases, effects))
    return sorted(by_review[pk] for pk in disputed.keys() - ruled.keys())


def companies_named(actor: Actor, worker: Worker, companies: Collection[int]) -> dict[int, str]:
    """Names of companies by id, for who may read the worker's ledger."""
    require(sees_ledger(actor, worker))
    found = Company.objects.filter(pk__in=companies, marketplace=worker.marketplace_id)
    return {company.pk: str(company) for company in found}


def flags_for(actor: Actor, worker: Worker, on: date) -> dict[int, CompanyFlag]:
    """The flags that hold for a worker on a day, by company, for who may read its ledger."""
    require(sees_ledger(actor, worker))
    held = CompanyFlag.objects.filter(worker=worker, since__lte=on, until__gt=on).order_by("since")
    return {flag.company_id: flag for flag in held}


def scores_of_weeks(
    actor: Actor, holders: Collection[int], rule: str, weeks: Sequence[date], *, agencies: bool = False
) -> dict[int, list[Score | None]]:
    """By holder, the score that held in each of rising Mondays by the rule of this name; None where none was kept.

    `holders` are workers of one marketplace, or with `agencies` agencies. Public. Two queries.
    """
    key = "agency" if agencies else "worker"
    own = Score.objects.filter(**{f"{key}__in": holders}, rule=rule, week__lte=weeks[-1])
    later = Score.objects.filter(**{key: OuterRef(key)}, rule=rule, week__lte=weeks[0], week__gt=OuterRef("week"))
    held: dict[int, list[Score]] = defaultdict(list)
    for score in own.filter(Q(week__gt=weeks[0]) | ~Exists(later)).order_by("week"):
        held[(score.agency_id if agencies else score.worker_id) or 0].append(score)
    kept = _weeks_kept(rule, weeks, {f"marketplace__{'agencies' if agencies else 'workers'}__in": holders})
    return {holder: [_held(held[holder], week) if week in kept else None for week in weeks] for holder in holders}


def _weeks_kept(rule: str, weeks: Sequence[date], of: dict[str, Collection[int]]) -> set[date]:
    kept = Snapshot.objects.filter(rule=rule, week__in=weeks, **of)
    return set(kept.values_list("week", flat=True).distinct())


def _held(scores: Sequence[Score], week: date) -> Score | None:
    return next((score for score in reversed(scores) if score.week <= week), None)
