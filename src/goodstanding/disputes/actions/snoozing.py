"""Putting a case aside on the desk, seen by the colleagues; its clock runs on, and it wakes by itself."""

from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.steps import happened, locked
from goodstanding.disputes.law import policy_of
from goodstanding.disputes.models import Case, Snooze
from goodstanding.disputes.queries.judging import is_judge
from goodstanding.disputes.refusals import WrongStep

declare("disputes.snoozed", "Somebody put a case aside on the desk.")
declare("disputes.woken", "Somebody took back on the desk what had been put aside.")


@transaction.atomic
def snooze(case: Case, until: datetime, reason: str, *, by: Actor, at: datetime) -> Snooze:
    """Puts a case aside until a moment, at most the days of the policy from now. Raises WrongStep once it is closed."""
    case = locked(case)
    require(is_judge(by, case))
    if case.closed_at:
        raise WrongStep("rule", case.state)
    until = min(until, at + timedelta(days=policy_of(case).snooze_days))
    given = {"account_id": person(by), "until": until, "reason": reason.strip()[:400], "at": at}
    put, _is_new = Snooze.objects.update_or_create(case=case, defaults=given)
    happened(case, "snoozed", by=by, at=at)
    return put


@transaction.atomic
def wake(case: Case, *, by: Actor, at: datetime) -> bool:
    """Takes a case back that was put aside; whether one was."""
    case = locked(case)
    require(is_judge(by, case))
    was_put, _counts = Snooze.objects.filter(case=case).delete()
    if was_put:
        happened(case, "woken", by=by, at=at)
    return bool(was_put)
