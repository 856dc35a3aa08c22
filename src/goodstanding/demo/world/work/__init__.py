"""The work of the made world: who hires whom over three years, with the truth beside every fact."""

from goodstanding.demo.world.work.holders import PARTS
from goodstanding.demo.world.work.make import AGENCIES_SINCE, work
from goodstanding.demo.world.work.plan import (
    PlannedAgency,
    PlannedBill,
    PlannedBuyer,
    PlannedEngagement,
    PlannedReview,
    PlannedWork,
    PlannedWorker,
    Side,
)
from goodstanding.demo.world.work.story import WANJIRU

__all__ = [
    "AGENCIES_SINCE",
    "PARTS",
    "WANJIRU",
    "PlannedAgency",
    "PlannedBill",
    "PlannedBuyer",
    "PlannedEngagement",
    "PlannedReview",
    "PlannedWork",
    "PlannedWorker",
    "Side",
    "work",
]
