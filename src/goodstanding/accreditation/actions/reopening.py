"""A decision taken again after an appeal: computed anew, signed by another person, in place of the first."""

from datetime import datetime

from django.db import transaction

from goodstanding.accreditation.actions.deciding import require_as_read, settle
from goodstanding.accreditation.actions.telling import tell_of_decision
from goodstanding.accreditation.judging import judge
from goodstanding.accreditation.models import (
    Award,
    Decision,
    Promise,
    Shortfall,
    Signature,
    ToldRespondents,
    Withdrawal,
)
from goodstanding.accreditation.queries import is_current
from goodstanding.accreditation.queries.reopening import others_of, signed_first, to_take_again
from goodstanding.accreditation.queries.states import standing_now
from goodstanding.accreditation.refusals import FlagsOpen, SignedBefore, TieUnsaid, VerdictChanged
from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.queries import judges, open_flags

declare("accreditation.reopened", "A ruling sent a decision back: the rule was applied to its round again.")
declare("accreditation.superseded", "A decision taken again on appeal replaced the first.")

NO_TIE = "none"
ENDED = "The decision was taken again on appeal, and does not award it."
"""The public reason of a withdrawal, as every stored reason in the language of the record."""


@transaction.atomic
def reopen(decision: Decision, *, by: Actor, at: datetime) -> Decision | None:
    """The verdict computed again beside the decision that a ruling sends back, which counts until another is signed.

    None where what was computed again is up to date, or no ruling sends the decision back.
    """
    require(by.is_system)
    survey = locked(decision.round)
    if not to_take_again(by).filter(pk=decision.pk).exists():
        return None
    stands = Decision.objects.filter(supersedes=decision).first()
    if stands and is_current(by, stands):
        return None
    judged = judge(by, survey)
    result = judged.result
    given = {
        "round": survey,
        "in_force": False,
        "policy": judged.policy,
        "policy_digest": judged.policy_digest,
        "inputs_digest": judged.inputs_digest,
        "outcome": result["decision"],
        "assurance": result["assurance"],
        "verdict": result,
        "computed_at": at,
    }
    new, _is_new = Decision.objects.update_or_create(supersedes=decision, defaults=given)
    _happened("reopened", new, by=by, at=at)
    return new


@transaction.atomic
def sign_again(decision: Decision, conflict: str, *, by: Actor, at: datetime) -> Signature:
    """One person's confirmation of a verdict computed again; the last one that is needed replaces the first decision.

    By another person than who signed first; where nobody else is there, by the same one, who says so in the line.
    Raises SignedBefore, TieUnsaid, FlagsOpen, VerdictChanged. Signing twice is the same signature.
    """
    require(judges(by, decision.round) and decision.supersedes_id is not None)
    decision.round = survey = locked(decision.round)
    require_as_read(decision)
    if signed := decision.signatures.filter(signed_by=person(by)).first():
        return signed
    _require_another(decision, conflict, by)
    if open_flags(by, survey).exists():
        raise FlagsOpen
    if not is_current(by, decision):
        raise VerdictChanged
    signature = Signature.objects.create(decision=decision, signed_by_id=person(by), signed_at=at, conflict=conflict)
    record("accreditation.signed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    if decision.signatures.count() >= survey.programme.approvers:
        _replace(decision, by=by, at=at)
    return signature


def _require_another(decision: Decision, conflict: str, by: Actor) -> None:
    if not signed_first(by, decision):
        return
    if others_of(by, decision):
        raise SignedBefore
    if conflict == NO_TIE:
        raise TieUnsaid


def _replace(decision: Decision, *, by: Actor, at: datetime) -> None:
    """The outcome stays with the round where both decisions have the same; else the first one's ends."""
    first = Decision.objects.get(taken_again=decision)
    Decision.objects.filter(pk=first.pk).update(in_force=False)
    Decision.objects.filter(pk=decision.pk).update(in_force=True)
    decision.in_force = True
    _happened("superseded", decision, by=by, at=at)
    Promise.objects.filter(decision=first).update(decision=decision)
    if (first.outcome == "awarded") == (decision.outcome == "awarded"):
        _carry_over(first, decision)
    else:
        _end(first, by=by, at=at)
        settle(decision, by=by, at=at)
    told = Decision.objects.select_related("round__programme", "round__marketplace", "award", "shortfall")
    tell_of_decision(told.get(pk=decision.pk), by=SYSTEM, at=at)


def _carry_over(first: Decision, decision: Decision) -> None:
    Award.objects.filter(decision=first).update(decision=decision, provisional=decision.assurance == "C")
    Shortfall.objects.filter(decision=first).update(decision=decision)
    ToldRespondents.objects.filter(decision=first).update(decision=decision)


def _end(first: Decision, *, by: Actor, at: datetime) -> None:
    """Withdraws the award of the first decision, unless it has ended already; the letter on the new one tells of it."""
    award = Award.objects.filter(decision=first).first()
    if award is None or standing_now(by, award, at.date()).state in ("withdrawn", "renewed", "lapsed"):
        return
    Withdrawal.objects.create(award=award, withdrawn_at=at, withdrawn_by_id=person(by), reason=ENDED)
    survey = first.round
    record("accreditation.withdrawn", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)


def _happened(name: str, decision: Decision, *, by: Actor, at: datetime) -> None:
    survey = decision.round
    data = {
        "decision": decision.pk,
        "supersedes": decision.supersedes_id,
        "policy_digest": decision.policy_digest,
        "inputs_digest": decision.inputs_digest,
    }
    record(f"accreditation.{name}", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
