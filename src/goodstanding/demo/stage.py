"""What all lives of the made world share."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.people.models import Account
from goodstanding.reputation.models import RequirementSet
from goodstanding.surveys.models import Programme

RECENT: Final = timedelta(days=35)
"""Respondents are not told of older decisions, Kazi Hub's excepted: the world has to be ready in seconds."""
THIS_YEAR: Final = timedelta(days=366)
"""Teams and operators get no letters about what is older."""


class Host(NamedTuple):
    """A programme with the person who operates it."""

    programme: Programme
    operator: Actor


class Shop(NamedTuple):
    """A marketplace with its team."""

    marketplace: Marketplace
    team: Actor


class Site(NamedTuple):
    """A marketplace with who works and hires there, by its own ids, and the requirement set that it has made."""

    shop: Shop
    companies: dict[str, Company]
    workers: dict[str, Worker]
    required: RequirementSet | None = None


@dataclass
class Stage:
    """The programme, the client of the story, and the marketplaces that have enrolled so far, by slug.

    `sites` are those with work, by slug, once their companies and workers are known.
    """

    host: Host
    amina: Account
    today: date
    shops: dict[str, Shop] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)

    @property
    def morning(self) -> datetime:
        """The moment up to which the world is told."""
        return datetime.combine(self.today, time(), UTC)

    @property
    def last_night(self) -> datetime:
        """When the answers of open fields were counted last."""
        return self.morning - timedelta(minutes=1)

    def before(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """That hour, in UTC, so many days before today."""
        return self.morning - timedelta(days=days) + timedelta(hours=hour, minutes=minute)

    def is_recent(self, at: datetime) -> bool:
        return at >= self.morning - RECENT

    def is_of_this_year(self, at: datetime) -> bool:
        return at >= self.morning - THIS_YEAR
