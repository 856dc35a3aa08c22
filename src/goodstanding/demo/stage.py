"""What all lives of the made world share."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme

RECENT: Final = timedelta(days=35)
"""Respondents are not told of older decisions, Kazi Hub's excepted: the world has to be ready in seconds."""


class Host(NamedTuple):
    """A programme with the person who operates it."""

    programme: Programme
    operator: Actor


class Shop(NamedTuple):
    """A marketplace with its team."""

    marketplace: Marketplace
    team: Actor


@dataclass
class Stage:
    """The programme, the client of the story, and the marketplaces that have enrolled so far, by slug."""

    host: Host
    amina: Account
    today: date
    shops: dict[str, Shop] = field(default_factory=dict)

    @property
    def morning(self) -> datetime:
        """The moment up to which the world is told."""
        return datetime.combine(self.today, time(), UTC)

    @property
    def last_night(self) -> datetime:
        """When the answers of open fields were counted last."""
        return self.morning - timedelta(minutes=1)

    def is_recent(self, at: datetime) -> bool:
        return at >= self.morning - RECENT
