"""Keeps the rates of a whole marketplace, day by day."""

from datetime import datetime, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.actions import keep_usual_rates
from goodstanding.reputation.queries import marketplaces_with_work


@scheduled("keep-usual-rates", cron="20 * * * *")
def keep_all_usual_rates(at: datetime) -> None:
    """Every hour, for those marketplaces where a new day has begun: the rates as of the day that is over."""
    each_by_itself(marketplaces_with_work(SYSTEM), lambda shop: _keep(shop, at))


def _keep(shop: Marketplace, at: datetime) -> None:
    keep_usual_rates(shop, shop.day(at) - timedelta(days=1), by=SYSTEM, at=at)
