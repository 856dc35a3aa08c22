"""Counts the answers of open fields at midnight."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import scheduled
from goodstanding.surveys.actions import count_answers
from goodstanding.surveys.queries import open_fields


@scheduled("count-answers", cron="0 0 * * *")
def count_fields(at: datetime) -> None:
    for survey in open_fields(SYSTEM):
        count_answers(survey, by=SYSTEM, at=at)
