"""Looks at the moments of the newest answers every minute, and forgets them."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import scheduled
from goodstanding.surveys.actions.bursts import flag_bursts
from goodstanding.surveys.queries.quality import rounds_just_answered


@scheduled("flag-bursts", cron="* * * * *")
def find_bursts(at: datetime) -> None:
    for survey in rounds_just_answered(SYSTEM):
        flag_bursts(survey, by=SYSTEM, at=at)
