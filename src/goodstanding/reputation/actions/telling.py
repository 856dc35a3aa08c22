"""Mailing what was noted of standings: each notice in a transaction of its own, so that judging a week stays short."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.reputation.mails.standings import write_notice
from goodstanding.reputation.models import StandingNotice
from goodstanding.reputation.scoring.rule import rule_of


@transaction.atomic
def tell_of_standing(notice: StandingNotice, *, by: Actor, at: datetime) -> bool:
    """Writes the mails of a notice, once; says whether it was this call. What is over by now is not told any more."""
    require(by.is_system)
    if not StandingNotice.objects.filter(pk=notice.pk, told_at=None).update(told_at=at):
        return False
    if not _is_over(notice, at):
        rule = rule_of(notice.standing.marketplace, notice.noted_at.date())
        write_notice(notice, rule.standing.value)
    return True


def _is_over(notice: StandingNotice, at: datetime) -> bool:
    """Whether somebody who reads it now would be misled: a warning whose day has come, or of what has ended."""
    has_ended = notice.standing.until is not None
    if notice.kind == "waits":
        return has_ended
    return notice.kind in ("at_risk", "grace") and (has_ended or notice.on <= at.date())
