"""The nightly look at awards that end: reminders of renewal, and lapses, each on its day."""

from datetime import date, datetime, time, timedelta
from typing import Final

from goodstanding.accreditation.actions import lapse, remind_of_renewal
from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries.telling import ending
from goodstanding.base.access import SYSTEM
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Stage
from goodstanding.policies import fieldwork

AT: Final = time(6, 20)  # as the job's schedule
LOOKS_AHEAD: Final = timedelta(weeks=12)


def calendar(stage: Stage, founded: datetime) -> Life:
    """Does the job's work on the days that have some, and looks every twelve weeks which days those are.

    An award made in between has nothing due so soon.
    """
    looked = datetime.combine(founded.date(), AT, founded.tzinfo)
    while looked < stage.morning:
        yield looked
        for day in days_from(looked.date()):
            at = datetime.combine(day, AT, founded.tzinfo)
            if at < stage.morning:
                yield at
                renew(stage, at)
        looked += LOOKS_AHEAD


def days_from(start: date) -> list[date]:
    """The days until the next look on which an award's holder is reminded, or the award lapses."""
    end = start + LOOKS_AHEAD
    days = {day for award in ending(SYSTEM, end) for day in moments_of(award)}
    return sorted(day for day in days if start <= day < end)


def moments_of(award: Award) -> list[date]:
    reminders = fieldwork(award.awarded_at.date()).reminder_days
    return [award.valid_until - timedelta(days=days) for days in (*reminders, -1)]


def renew(stage: Stage, at: datetime) -> None:
    for award in ending(SYSTEM, at.date()):
        if award.valid_until < at.date():
            lapse(award, by=SYSTEM, at=at)
        elif stage.is_of_this_year(at):
            remind_of_renewal(award, by=SYSTEM, at=at)
