"""How an ended engagement counts by the reason of its end alone."""

from collections.abc import Mapping
from datetime import date

from goodstanding.policies import load
from goodstanding.rules.endings import EndReason
from goodstanding.rules.job_success.columns import End


def ends_by_reason(on: date) -> Mapping[str, End]:
    """By reason code, of an engagement whose work had begun; COMPLETED where its reviews decide.

    A code that a later version of the policy dropped keeps its last meaning.
    """
    versions = [version.value for version in load().versions("endings-1") if version.date <= on]
    known = versions or [load().endings(on)]
    return {code: end_of(reason) for policy in known for code, reason in policy.reasons.items()}


def end_of(reason: EndReason) -> End:
    """What a reason makes of an engagement whose work had begun."""
    if reason.effect == "completed":
        return End.COMPLETED
    if reason.fault != "worker":
        return End.CANCELLED
    return End.ABANDONED if reason.effect == "abandoned" else End.CANCELLED_BY_WORKER
