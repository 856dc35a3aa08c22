"""The end of a paid trial: both sides are asked whether to go on, and silence ends it."""

from datetime import datetime
from typing import Final, Literal, get_args

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.engagements.actions.endings import close
from goodstanding.engagements.actions.threads import happened, locked, taken
from goodstanding.engagements.deadlines import answer_until
from goodstanding.engagements.mails import engagements as mails
from goodstanding.engagements.models import Engagement, Trial
from goodstanding.engagements.refusals import NotAskedYet

declare("engagements.trial_asked", "A paid trial is over; both sides were asked whether to go on.")
declare("engagements.trial_answered", "One side said whether to go on after a paid trial.")

Decision = Literal["continue", "stop"]
DECISIONS: Final[tuple[Decision, ...]] = get_args(Decision)


@transaction.atomic
def ask_trial(trial: Trial, *, by: Actor, at: datetime) -> Trial:
    """Asks both sides, once, when the last day of the trial is over where the marketplace is."""
    require(by.is_system)
    engagement = locked(trial.engagement)
    trial = Trial.objects.get(pk=trial.pk)
    is_over = engagement.marketplace.day(at) > trial.ends_on
    if trial.asked_at or not is_over or not engagement.started_on or engagement.ended_on:
        return trial
    trial.asked_at = at
    trial.save(update_fields=["asked_at"])
    happened(engagement, "", "trial_asked", {"trial_ended_on": trial.ends_on.isoformat()}, by=by, at=at)
    mails.tell_trial(engagement, trial)
    return trial


@transaction.atomic
def answer_trial(engagement: Engagement, decision: Decision, *, by: Actor, at: datetime) -> Trial:
    """One side says whether to go on: both say yes, or it ends. A yes may become a no until the other has answered.

    The same answer again is the same answer. Raises NotAskedYet before the question and after the decision.
    """
    engagement, side = taken(engagement, by)
    trial = Trial.objects.filter(engagement=engagement).first()
    column = f"{side}_says"
    if trial and trial.asked_at and getattr(trial, column) == decision:
        return trial
    if trial is None or trial.asked_at is None or trial.decided_at or engagement.ended_on:
        raise NotAskedYet
    setattr(trial, column, decision)
    both = trial.company_says == trial.worker_says == "continue"
    trial.decided_at = at if both or decision == "stop" else None
    trial.save(update_fields=[column, "decided_at"])
    happened(engagement, side, "trial_answered", {"decision": decision}, by=by, at=at)
    if decision == "stop":
        close(engagement, side, "trial_ended", by=by, at=at)
    return trial


@transaction.atomic
def settle_trial(trial: Trial, *, by: Actor, at: datetime) -> Trial:
    """Ends an engagement in which a side stayed silent for the days that the policy gives."""
    require(by.is_system)
    engagement = locked(trial.engagement)
    trial = Trial.objects.get(pk=trial.pk)
    if trial.decided_at or engagement.ended_on or not trial.asked_at or at < answer_until(trial):
        return trial
    trial.decided_at = at
    trial.save(update_fields=["decided_at"])
    close(engagement, "", "trial_ended", by=by, at=at)
    return trial
