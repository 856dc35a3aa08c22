"""Workers as a company compares them before anybody has applied."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from goodstanding.base.access import Actor
from goodstanding.marketplaces.choices import country_name
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.reputation.queries.scores import scores_now
from goodstanding.reputation.queries.standings import standings_of
from goodstanding.reputation.score_words import stands_words
from goodstanding.reputation.standing_words import held_words


@dataclass(frozen=True)
class HireRow:
    """One worker: what the profile shows, the standing and the score."""

    worker: Worker
    headline: str
    country: str
    standing: dict[str, str] | None
    score: dict[str, str] | None


def rows_of(actor: Actor, marketplace: Marketplace, workers: Iterable[Worker], at: datetime) -> list[HireRow]:
    """The rows of a page, in order."""
    shown, on = list(workers), marketplace.day(at)
    ids = [worker.pk for worker in shown]
    held, scores = standings_of(actor, marketplace, on, ids), scores_now(actor, marketplace, ids, on) if ids else {}
    return [
        HireRow(
            worker,
            "" if "headline" in worker.hidden else worker.headline,
            "" if "country" in worker.hidden or not worker.country else country_name(worker.country),
            held_words(held.get(worker.pk)),
            stands_words(scores[worker.pk]) if worker.pk in scores else None,
        )
        for worker in shown
    ]
