"""Which side of an engagement an actor is on. Every page and every act of this noun asks here."""

from goodstanding.base.access import Actor, Role
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.procedure import Side
from goodstanding.marketplaces.models import Company, Worker


def side_of(actor: Actor, engagement: Engagement) -> Side | None:
    """The side that the actor is on; None for all others: strangers, the marketplace's team, the system."""
    if Role("client", engagement.company_id) in actor.roles:
        return "company"
    return "worker" if Role("worker", engagement.worker_id) in actor.roles else None


def speaks_for(actor: Actor, company: Company) -> bool:
    """Whether the actor may act for a company; the system may act for any."""
    return actor.is_system or Role("client", company.pk) in actor.roles


def is_worker(actor: Actor, worker: Worker) -> bool:
    """Whether the actor is this worker; the system may act for any."""
    return actor.is_system or Role("worker", worker.pk) in actor.roles
