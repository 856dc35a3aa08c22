"""Writes the letters that are due, and ends awards that were not renewed."""

from datetime import datetime

from goodstanding.accreditation.actions import (
    lapse,
    remind_of_renewal,
    tell_of_close,
    tell_of_decision,
    tell_respondents,
)
from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries.telling import ending, newly_closed, newly_decided, respondents_due
from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled


@scheduled("write-letters", cron="*/10 * * * *")
def write_letters(at: datetime) -> None:
    """What a round's team, its operators and its respondents are to know, each once."""
    each_by_itself(newly_closed(SYSTEM, at), lambda survey: tell_of_close(survey, by=SYSTEM, at=at))
    each_by_itself(newly_decided(SYSTEM, at), lambda decision: tell_of_decision(decision, by=SYSTEM, at=at))
    each_by_itself(respondents_due(SYSTEM, at), lambda decision: tell_respondents(decision, by=SYSTEM, at=at))


@scheduled("renewals", cron="20 6 * * *")
def renew(at: datetime) -> None:
    """Reminders and lapses of the day."""
    each_by_itself(ending(SYSTEM, at.date()), lambda award: remind_or_lapse(award, at))


def remind_or_lapse(award: Award, at: datetime) -> None:
    if award.valid_until < at.date():
        lapse(award, by=SYSTEM, at=at)
    else:
        remind_of_renewal(award, by=SYSTEM, at=at)
