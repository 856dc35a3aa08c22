"""What is told because of the time, which moves no case."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.steps import happened, locked
from goodstanding.disputes.law import kind_of
from goodstanding.disputes.mails import Told, tell, tell_judges
from goodstanding.disputes.models import Case, Notice

declare("disputes.parties_updated", "Both sides of a case were told how it stands.")
declare("disputes.judge_reminded", "Who rules was reminded that the ruling is late.")


@transaction.atomic
def update_parties(case: Case, *, by: Actor, at: datetime) -> bool:
    """Tells both sides how the case stands, where that is due; whether it was. What was missed happens once."""
    require(by.is_system)
    case = locked(case)
    if case.closed_at or case.told_next_at is None or case.told_next_at > at:
        return False
    Notice.objects.create(case=case, kind="update", about=case.told_next_at, at=at)
    hours = timedelta(hours=kind_of(case).update_hours)
    case.told_next_at += hours * ((at - case.told_next_at) // hours + 1)
    case.save(update_fields=["told_next_at"])
    event = happened(case, "parties_updated", by=by, at=at)
    tell(case, event, Told(gettext_noop("This is how the case stands.")))
    return True


@transaction.atomic
def remind_judge(case: Case, *, by: Actor, at: datetime) -> bool:
    """Reminds who rules, once for each time that passed; whether it did."""
    require(by.is_system)
    case = locked(case)
    if case.state not in ("escalated", "appealed") or case.due_at is None or case.due_at > at:
        return False
    _notice, is_new = Notice.objects.get_or_create(case=case, kind="late", about=case.due_at, defaults={"at": at})
    if is_new:
        event = happened(case, "judge_reminded", by=by, at=at)
        tell_judges(case, event, Told(gettext_noop("The ruling is late, and both sides see that it is.")))
    return is_new
