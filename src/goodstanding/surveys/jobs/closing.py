"""Ends the fields whose time is over."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import scheduled
from goodstanding.surveys.actions import end_field
from goodstanding.surveys.queries import fields_over


@scheduled("end-fields", cron="*/10 * * * *")
def end_fields(at: datetime) -> None:
    """Every field by itself: one that fails keeps no other open, and is tried again."""
    failed: list[Exception] = []
    for survey in fields_over(SYSTEM, at):
        try:
            end_field(survey, by=SYSTEM, at=at)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("fields that could not be ended", failed)
