"""Scorecards of workers and companies on a day, one or many, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from goodstanding.base.access import Actor, require
from goodstanding.engagements.models import Application, Engagement
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.policies import Version, load
from goodstanding.reputation import usual
from goodstanding.reputation.counting import Counted, Windows, counted, windows
from goodstanding.reputation.models import ScorecardFormula
from goodstanding.rules.scorecards import Card, ScorecardPolicy, Side, card

SHIPPED = "scorecard-1"


@dataclass(frozen=True)
class Cards:
    """The card of one worker or company in both windows, and the formula that made it."""

    side: Side
    recent: Card
    lifetime: Card
    windows: Windows
    version: Version[ScorecardPolicy]

    @property
    def warnings(self) -> tuple[str, ...]:
        """The keys of the measures that are red in the recent window."""
        return tuple(measure.key for measure in self.recent.reds)


def formula(actor: Actor, marketplace: Marketplace, on: date) -> Version[ScorecardPolicy]:
    """The policy by which a marketplace reckons its cards on a day; public."""
    chosen = ScorecardFormula.objects.filter(marketplace=marketplace, since__lte=on).order_by("-since").first()
    return load().version(chosen.name if chosen else SHIPPED, on)


def marketplaces_with_work(actor: Actor) -> QuerySet[Marketplace]:
    """The marketplaces on which somebody works, for the system."""
    worked = Engagement.objects.filter(marketplace=OuterRef("pk"))
    shops = Marketplace.objects.filter(Exists(worked)).order_by("pk")
    return shops if actor.is_system else shops.none()


def worker_card(actor: Actor, worker: Worker, on: date) -> Cards:
    """A worker's card, for the worker, its marketplace's team, and companies it applied to or worked for.

    Raises NotYours for everybody else.
    """
    require(worker.pk in _workers_seen(actor, [worker]))
    return _cards("worker", worker.marketplace, [worker.pk], on, formula(actor, worker.marketplace, on))[worker.pk]


def worker_cards(actor: Actor, marketplace: Marketplace, workers: Iterable[Worker], on: date) -> dict[int, Cards]:
    """The cards of those workers of one marketplace whose card the actor may see, by id."""
    own = [worker for worker in workers if worker.marketplace_id == marketplace.pk]
    seen = sorted(_workers_seen(actor, own))
    return _cards("worker", marketplace, seen, on, formula(actor, marketplace, on))


def _workers_seen(actor: Actor, workers: Sequence[Worker]) -> set[int]:
    mine, companies = actor.tenants("worker"), actor.tenants("client")
    seen = {worker.pk for worker in workers if worker.pk in mine or actor.serves(worker.marketplace_id)}
    rest = [worker.pk for worker in workers if worker.pk not in seen]
    if rest and companies:
        applied = Application.objects.filter(worker__in=rest, opening__company__in=companies)
        engaged = Engagement.objects.filter(worker__in=rest, company__in=companies)
        seen.update(applied.values_list("worker", flat=True))
        seen.update(engaged.values_list("worker", flat=True))
    return seen


def company_seen(actor: Actor, pk: int) -> Company | None:
    """A company whose card the actor may see."""
    company = Company.objects.select_related("marketplace").filter(pk=pk).first()
    return company if company and _sees(actor, company) else None


def _sees(actor: Actor, company: Company) -> bool:
    return company.pk in actor.tenants("client") or _sees_companies(actor, company.marketplace_id)


def company_card(actor: Actor, company: Company, on: date) -> Cards:
    """A company's card, for itself, and for the workers and the team of its marketplace. NotYours for others."""
    require(_sees(actor, company))
    marketplace = company.marketplace
    return _cards("company", marketplace, [company.pk], on, formula(actor, marketplace, on))[company.pk]


def company_cards(actor: Actor, marketplace: Marketplace, companies: Iterable[Company], on: date) -> dict[int, Cards]:
    """The cards of those companies of one marketplace whose card the actor may see, by id."""
    sees_all, mine = _sees_companies(actor, marketplace.pk), actor.tenants("client")
    own = [company for company in companies if company.marketplace_id == marketplace.pk]
    seen = [company.pk for company in own if sees_all or company.pk in mine]
    return _cards("company", marketplace, seen, on, formula(actor, marketplace, on))


def _sees_companies(actor: Actor, marketplace: int) -> bool:
    if actor.serves(marketplace):
        return True
    return Worker.objects.filter(pk__in=actor.tenants("worker"), marketplace=marketplace).exists()


def _cards(
    side: Side, marketplace: Marketplace, ids: Sequence[int], on: date, version: Version[ScorecardPolicy]
) -> dict[int, Cards]:
    if not ids:
        return {}
    policy = version.value
    spans = windows(side, on, policy, marketplace.zone)
    tallies = counted(side, side, ids, spans, policy)
    normal = usual.found(side, marketplace, on, version)
    return {whom: _judged(side, tallies[whom], normal, spans, version) for whom in ids}


def _judged(
    side: Side, tallies: Counted, normal: usual.Usual, spans: Windows, version: Version[ScorecardPolicy]
) -> Cards:
    endings = load().endings(spans.on)
    recent = card(side, tallies.recent, normal.recent, version.value, endings)
    lifetime = card(side, tallies.lifetime, normal.lifetime, version.value, endings)
    return Cards(side, recent, lifetime, spans, version)
