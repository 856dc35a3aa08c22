"""Follows rulings of circumvention, which close standings."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.disputes.queries.conduct import circumventions
from goodstanding.reputation.actions.circumvention import follow_ruling


@scheduled("follow-rulings", cron="*/10 * * * *")
def follow_rulings(at: datetime) -> None:
    """Records a violation for each finding, and lifts it where the appeal found otherwise; each once."""
    each_by_itself(circumventions(SYSTEM), lambda found: follow_ruling(found, by=SYSTEM, at=at))
