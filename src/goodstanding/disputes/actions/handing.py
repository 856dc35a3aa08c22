"""Leaving a case to the colleagues because of a conflict of interest."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.steps import happened, locked
from goodstanding.disputes.mails import Told, tell_judges
from goodstanding.disputes.models import Case, Handover
from goodstanding.disputes.queries.judging import is_judge, others_of
from goodstanding.disputes.refusals import NobodyElse, WrongStep

declare("disputes.handed_on", "Somebody who was to rule a case left it to the others, because of a conflict.")


@transaction.atomic
def hand_over(case: Case, line: str, *, by: Actor, at: datetime) -> Handover:
    """From now on the others rule it. Raises WrongStep where no ruling waits, NobodyElse where there are no others."""
    case = locked(case)
    require(is_judge(by, case))
    if case.state not in ("escalated", "appealed"):
        raise WrongStep("rule", case.state)
    if not others_of(by, case):
        raise NobodyElse
    made, is_new = Handover.objects.get_or_create(
        case=case, account_id=person(by), defaults={"line": line.strip()[:400], "at": at}
    )
    if is_new:
        event = happened(case, "handed_on", by=by, at=at)
        tell_judges(
            case, event, Told(gettext_noop("A colleague has a conflict of interest and leaves the case to you."))
        )
    return made
