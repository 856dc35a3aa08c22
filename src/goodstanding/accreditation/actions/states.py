"""What an operator does to an award: suspend it, reinstate it, withdraw it. Each with a reason that is public."""

from datetime import datetime
from functools import partial

from django.db import transaction

from goodstanding.accreditation.actions.telling import write_letter
from goodstanding.accreditation.mails import state_mail
from goodstanding.accreditation.models import Award, Reinstatement, Suspension, Withdrawal
from goodstanding.accreditation.queries.states import standing_now
from goodstanding.accreditation.refusals import AwardEnded
from goodstanding.accreditation.states import suspended_by
from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.queries import judges

declare("accreditation.suspended", "An operator suspended an award, with a public reason.")
declare("accreditation.reinstated", "An operator ended the suspension of an award.")
declare("accreditation.withdrawn", "An operator withdrew an award for good, with a public reason.")


@transaction.atomic
def suspend(award: Award, reason: str, *, by: Actor, at: datetime) -> Suspension:
    """Lets an award count for nothing until it is reinstated; suspending twice is the same suspension."""
    _require_held(award, by=by, at=at)
    if stands := suspended_by(award):
        return stands
    made = Suspension.objects.create(award=award, suspended_at=at, suspended_by_id=person(by), reason=reason)
    _tell("suspended", award, f"suspension:{made.pk}", by=by, at=at)
    return made


@transaction.atomic
def reinstate(award: Award, reason: str, *, by: Actor, at: datetime) -> Reinstatement | None:
    """Lets a suspended award count again; None where it is not suspended."""
    _require_held(award, by=by, at=at)
    paused = suspended_by(award)
    if paused is None:
        return None
    made = Reinstatement.objects.create(suspension=paused, reinstated_at=at, reinstated_by_id=person(by), reason=reason)
    _tell("reinstated", award, f"suspension:{paused.pk}", by=by, at=at)
    return made


@transaction.atomic
def withdraw(award: Award, reason: str, *, by: Actor, at: datetime) -> Withdrawal:
    """Ends an award for good; withdrawing twice is the same withdrawal, with its first reason."""
    if stands := Withdrawal.objects.filter(award=award).first():
        require(judges(by, award.decision.round))
        return stands
    _require_held(award, by=by, at=at)
    made = Withdrawal.objects.create(award=award, withdrawn_at=at, withdrawn_by_id=person(by), reason=reason)
    _tell("withdrawn", award, f"award:{award.pk}", by=by, at=at)
    return made


def _require_held(award: Award, *, by: Actor, at: datetime) -> None:
    """Locks the round, so that two operators act one after the other."""
    require(judges(by, award.decision.round))
    locked(award.decision.round)
    award.refresh_from_db()
    state = standing_now(by, award, at.date()).state
    if state in ("withdrawn", "renewed", "lapsed"):
        raise AwardEnded(state)


def _tell(name: str, award: Award, about: str, *, by: Actor, at: datetime) -> None:
    survey = award.decision.round
    record(f"accreditation.{name}", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    compose = partial(state_mail, award, standing_now(by, award, at.date()))
    write_letter(name, survey, "team", compose, by=SYSTEM, at=at, about=about)
