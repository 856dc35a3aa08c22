"""Whom and what is asked: holders of one kind, on a day, by one version of a standing policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.db.models.expressions import RawSQL

from goodstanding.base.listed import listed_ids
from goodstanding.marketplaces.models import Marketplace
from goodstanding.rules.standing import StandingPolicy, months_later

type Key = Literal["worker", "agency"]


@dataclass(frozen=True)
class Asked:
    """Some workers, or agencies, of a marketplace on the day `on`, from facts up to and with the day `upto`.

    `rule` is the name under which scores are kept. What ages out is looked for up to the day `horizon`. `last_week` is
    the last Monday that is looked at, by default that of the day.
    """

    marketplace: Marketplace
    key: Key
    ids: Sequence[int]
    on: date
    upto: date
    rule: str
    policy: StandingPolicy
    horizon: date
    last_week: date | None = None

    @property
    def among(self) -> RawSQL:
        """The ids for `__in` of a query."""
        return listed_ids(self.ids)

    @property
    def earned_since(self) -> date:
        """The day before the first one whose earnings count."""
        return months_later(self.on, -self.policy.earned_months)

    @property
    def over(self) -> datetime:
        """The moment at which the last day that counts is over."""
        return datetime.combine(self.upto + timedelta(days=1), time(), ZoneInfo(self.marketplace.zone))
