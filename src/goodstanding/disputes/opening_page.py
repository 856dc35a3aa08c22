"""What somebody reads before opening a case: the steps, and how long each may take."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from goodstanding.disputes.actions.opening import Filing
from goodstanding.disputes.words import RULINGS
from goodstanding.rules.disputes import CasePolicy

MEANWHILE: Final = {
    "rating": gettext_noop(
        "Until then the review counts as before and says “under dispute” wherever it shows. "
        "A standing that would be lost because of it waits for the ruling."
    ),
    "payment": gettext_noop(
        "This is a fair process, and no promise that anybody pays. You are both told every 48 hours how it stands."
    ),
}


def outcomes_of(policy: CasePolicy, filings: Sequence[Filing]) -> list[str]:
    """What a ruling can say, in words."""
    return [_(RULINGS[code]) for filing in filings for code in policy.kinds[filing.kind].rulings]


def meanwhile(filings: Sequence[Filing]) -> list[str]:
    """What holds while a case runs, by its kind."""
    return [_(MEANWHILE[filing.kind]) for filing in filings if filing.kind in MEANWHILE]


def steps_of(policy: CasePolicy, filings: Sequence[Filing]) -> list[tuple[str, str]]:
    """What happens then, step by step, with the days of the kind; of several kinds those of the longest."""
    kinds = [policy.kinds[filing.kind] for filing in filings]
    respondent = filings[0].respondent
    steps = [
        (_("%(name)s answers in writing") % {"name": respondent.name}, max(kind.answer_days for kind in kinds))
        if respondent
        else None,
        (_("You talk, and agree or not"), max(kind.talk_days for kind in kinds)) if respondent else None,
        (_("%(name)s rules, with reasons") % {"name": filings[0].judge_name}, max(kind.ruling_days for kind in kinds)),
        (_("Either side can appeal, once, to another person"), max(kind.appeal_days for kind in kinds)),
    ]
    return [(words, _days(days)) for words, days in filter(None, steps) if days]


def _days(days: int) -> str:
    return ngettext("at most %(days)s day", "at most %(days)s days", days) % {"days": days}
