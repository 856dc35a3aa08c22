"""What each ruling does to the numbers, in words."""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.disputes.describing import foreseen
from goodstanding.disputes.law import policy_of
from goodstanding.disputes.models import Case

EFFECTS: Final = {
    "keep": gettext_noop("The review keeps its full weight. No number changes."),
    "correct": gettext_noop("The engagement counts with a part of its weight in the score, from now on."),
    "set_aside": gettext_noop(
        "The review leaves the score, the card and the profile. It stays readable as set aside, without its stars."
    ),
    "owed": gettext_noop("Nobody is made to pay: the ruling is what both sides can show. No number changes."),
    "partly_owed": gettext_noop(
        "Nobody is made to pay: the ruling and its part are what both sides can show. No number changes."
    ),
    "not_owed": gettext_noop("The ruling is what both sides can show. No number changes."),
    "confirmed": gettext_noop("It is on record that there was no answer. No number changes by the ruling itself."),
    "not_confirmed": gettext_noop("No number changes."),
    "no_measure": gettext_noop("Nothing follows, and nobody else learns of the report."),
    "warning": gettext_noop("It is on record for later rulings. Nothing is closed, and the public does not see it."),
    "hold": gettext_noop(
        "No new applications, offers, openings and starts for %(days)s days. Work that runs goes on, reviews too."
    ),
    "removal": gettext_noop(
        "The public profile is closed, and no new work begins. Work that runs is finished, reviewed and paid."
    ),
    "stands": gettext_noop("The award or its refusal stays as it is."),
    "decide_again": gettext_noop(
        "The decision is computed and signed again, by another person. The first stays on record."
    ),
    "accepted": gettext_noop("The corrected answers count in the next decision."),
    "refused": gettext_noop("The answers count as they were given."),
    "misused": gettext_noop("Whoever shows the badge is asked to take it down, and the register says so."),
    "in_order": gettext_noop("The badge stays as it is."),
    "answered": gettext_noop("The case is closed with your answer."),
}


def effect_words(case: Case, code: str) -> str:
    """What the code does, in general."""
    return _(EFFECTS[code]) % {"days": policy_of(case).hold_days}


def effects_of(case: Case, code: str, percent: int | None, at: datetime) -> list[str]:
    """What this very ruling does: in general, and to the numbers that the owner of the subject foresees."""
    return [effect_words(case, code), *foreseen(case, code, percent, at)]
