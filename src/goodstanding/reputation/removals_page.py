"""What pages show of requests that an engagement be left out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodstanding.base.access import Actor
from goodstanding.base.shell import Tone
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.reputation.models import RemovalRequest
from goodstanding.reputation.queries import removals as queries
from goodstanding.reputation.standing_words import day_of

if TYPE_CHECKING:
    from goodstanding.reputation.scoring.ledgers import Read

STATES: Final[dict[str, tuple[Promise, Tone]]] = {
    "open": (_("Waits for an answer"), "warning"),
    "granted": (_("Left out"), "good"),
    "refused": (_("Counts"), "neutral"),
    "withdrawn": (_("Withdrawn"), "neutral"),
    "undone": (_("Counts again"), "neutral"),
}


@dataclass(frozen=True)
class Asked:
    """A request as a page shows it."""

    row: RemovalRequest
    word: str
    tone: Tone
    asked_on: str
    decided_on: str


def shown(request: RemovalRequest, marketplace: Marketplace) -> Asked:
    """A request with its state in words and its days."""
    word, tone = STATES[request.state]
    decided = day_of(marketplace.day(request.decided_at)) if request.decided_at else ""
    return Asked(request, str(word), tone, day_of(marketplace.day(request.asked_at)), decided)


def asking(actor: Actor, worker: Worker, read: "Read") -> dict[str, Any]:
    """What was asked so far, and whether the worker can ask now."""
    requests = [shown(each, worker.marketplace) for each in queries.removals_asked(actor, worker)]
    is_possible = read.policy.removals and queries.is_top_rated(actor, worker, read.on)
    is_free = is_possible and not queries.has_removal(actor, worker, read.on, read.policy)
    return {"requests": requests, "can_ask": is_free and worker.pk in actor.tenants("worker")}
