"""Who gets the mails of a side."""

from goodstanding.base.access import SYSTEM
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at


def people_of(side: Company | Worker) -> list[Account]:
    """The active accounts that act for a company, or the one that is a worker."""
    grants = held_at(SYSTEM, "client" if isinstance(side, Company) else "worker", side.pk)
    return [held.account for held in grants if held.account.is_active]
