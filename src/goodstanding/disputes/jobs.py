"""What the time does to cases."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.disputes.actions.conduct import report_pattern
from goodstanding.disputes.actions.ending import note_silence
from goodstanding.disputes.actions.telling import remind_judge, update_parties
from goodstanding.disputes.conduct.patterns import patterns
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries.clocks import late_cases, silent_cases, untold_cases
from goodstanding.disputes.refusals import StillTime, WrongStep


@scheduled("note-silence", cron="*/10 * * * *")
def note_silences(at: datetime) -> None:
    """Moves the cases whose time has passed, each once."""
    each_by_itself(silent_cases(SYSTEM, at), lambda case: _moved(case, at))


def _moved(case: Case, at: datetime) -> None:
    try:
        note_silence(case, by=SYSTEM, at=at)
    except (WrongStep, StillTime):  # somebody acted since it was looked up
        return


@scheduled("tell-of-cases", cron="*/10 * * * *")
def tell_of_cases(at: datetime) -> None:
    """Tells both sides of payment cases how they stand, and reminds who rules late."""
    each_by_itself(untold_cases(SYSTEM, at), lambda case: update_parties(case, by=SYSTEM, at=at))
    each_by_itself(late_cases(SYSTEM, at), lambda case: remind_judge(case, by=SYSTEM, at=at))


@scheduled("look-at-patterns", cron="20 4 * * 1")
def look_at_patterns(at: datetime) -> None:
    """A pattern of bad reviews starts a review by a person, once; it brings no measure by itself."""
    each_by_itself(patterns(at), lambda found: report_pattern(*found, by=SYSTEM, at=at))
