"""What a public profile shows of what its worker chose to show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.marketplaces import queries
from goodstanding.marketplaces.choices import country_name
from goodstanding.marketplaces.models import Membership, Photo, Qualification, Worker
from goodstanding.reputation.queries import worker_card
from goodstanding.reputation.words import name_of


@dataclass(frozen=True)
class Brand:
    """The parts that a worker decides about, those left out empty."""

    headline: str
    about: str
    facts: tuple[tuple[str, str], ...]
    portrait: Photo | None
    pictures: tuple[Photo, ...]
    papers: tuple[tuple[str, tuple[Qualification, ...]], ...]
    agencies: tuple[Membership, ...]


def brand_of(actor: Actor, worker: Worker, on: date) -> Brand:
    """The brand of a public profile on a day."""
    photos = [photo for photo in queries.photos_of(actor, worker) if photo.kind not in worker.hidden]
    papers = [paper for paper in queries.holdings(actor, worker, on) if paper.kind not in worker.hidden]
    agencies = () if "agency" in worker.hidden else tuple(queries.memberships_of(actor, worker))
    return Brand(
        headline=_unless_hidden(worker, "headline", worker.headline),
        about=_unless_hidden(worker, "about", worker.about),
        facts=tuple(_facts(worker)),
        portrait=next((photo for photo in photos if photo.kind == "photo"), None),
        pictures=tuple(photo for photo in photos if photo.kind == "portfolio"),
        papers=tuple(_by_kind(papers)),
        agencies=agencies,
    )


def outcomes_of(worker: Worker, on: date) -> tuple[tuple[str, str], ...]:
    """How many engagements were cancelled or abandoned, of how many that count; no worker can hide it."""
    card = worker_card(SYSTEM, worker, on).lifetime
    measures = [card.measure(key) for key in ("cancelled", "abandoned")]
    places = [(name_of("worker", each.key), {"hits": round(each.hits), "cases": each.cases}) for each in measures]
    return tuple((name, _("%(hits)s of %(cases)s") % figures) for name, figures in places if figures["cases"])


def _unless_hidden(worker: Worker, key: str, text: str) -> str:
    return "" if key in worker.hidden else text


def _facts(worker: Worker) -> Iterable[tuple[str, str]]:
    if worker.country and "country" not in worker.hidden:
        yield _("Country"), country_name(worker.country)
    if worker.rate_cents is not None and "rate" not in worker.hidden:
        yield _("Usual rate an hour"), f"{worker.rate_cents / 100:,.2f} {worker.marketplace.currency}"


def _by_kind(papers: Iterable[Qualification]) -> Iterable[tuple[str, tuple[Qualification, ...]]]:
    for kind, some in groupby(papers, key=lambda paper: paper.kind):
        yield _(Worker.BRAND[kind]), tuple(some)
