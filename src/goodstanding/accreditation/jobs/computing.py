"""Keeps the verdicts on closed rounds up to date with what they are computed from."""

from datetime import datetime

from goodstanding.accreditation.actions import bring_up_to_date
from goodstanding.accreditation.queries import undecided
from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import scheduled


@scheduled("compute-verdicts", cron="* * * * *")
def compute_verdicts(at: datetime) -> None:
    """Each round by itself: one that fails keeps no other waiting, and is tried again."""
    failed: list[Exception] = []
    for survey in undecided(SYSTEM):
        try:
            bring_up_to_date(survey, by=SYSTEM, at=at)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("rounds that could not be judged", failed)
