"""Whose turn it is, what is asked of them, and what follows from silence: in words, for pages and mails alike."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.disputes.models import Case, Party

ASKED: Final = {
    "asked": gettext_noop("%(respondent)s is asked to answer in writing."),
    "discussed": gettext_noop("Both sides can add what matters, propose an agreement, or say that they cannot agree."),
    "escalated": gettext_noop("%(judge)s reads both sides and rules, with reasons."),
    "ruled": gettext_noop("Whoever does not accept the ruling can appeal, once."),
    "appealed": gettext_noop("Another person reads everything anew and rules for the last time."),
    "closed": gettext_noop("Nothing more is asked of anybody."),
}
YOURS: Final = {
    "asked": gettext_noop("Say how you see it. %(claimant)s reads your answer, and so does whoever rules."),
    "discussed": gettext_noop("Add what matters, propose an agreement, or say that you cannot agree."),
    "escalated": gettext_noop("Read both sides and rule, with reasons."),
    "ruled": gettext_noop("If you do not accept the ruling, appeal. You can do so once."),
    "appealed": gettext_noop("Read everything anew and rule for the last time."),
}
SILENCE: Final = {
    "asked": gettext_noop("Without an answer by then the case goes to %(judge)s, who rules on what is there."),
    "discussed": gettext_noop("Without an agreement by then the case goes to %(judge)s, who rules."),
    "escalated": gettext_noop("If it takes longer, %(judge)s is reminded. Silence decides nothing."),
    "ruled": gettext_noop("Without an appeal by then the ruling stands and the case is closed."),
    "appealed": gettext_noop("If it takes longer, %(judge)s is reminded. Silence decides nothing."),
}


def is_turn_of(case: Case, role: str) -> bool:
    """Whether it is the turn of "claimant", "respondent" or "judge"."""
    if case.turn == "either":
        return role != "judge"
    return case.turn == role or (case.turn, role) == ("other_judge", "judge")


def asked(case: Case, role: str, names: Mapping[str, str]) -> str:
    """What is asked of the reader, or of whom else."""
    words = YOURS if is_turn_of(case, role) else ASKED
    return _(words[case.state]) % names


def silence(case: Case, names: Mapping[str, str]) -> str:
    """What follows when the time passes; nothing for a closed case."""
    return _(SILENCE[case.state]) % names if case.state in SILENCE else ""


def names_of(case: Case, parties: Mapping[str, Party]) -> dict[str, str]:
    """What the words above name: both sides and who rules."""
    respondent = parties.get("respondent")
    return {
        "claimant": parties["claimant"].name,
        "respondent": respondent.name if respondent else case.judge_name,
        "judge": case.judge_name,
        "title": case.title,
    }
