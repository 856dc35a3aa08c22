"""Verbs on judgements: computing a decision, holding it, signing it."""

from datetime import datetime

from django.db import transaction

from goodstanding.accreditation.judging import judge
from goodstanding.accreditation.models import Award, Decision, Hold, Shortfall, Signature
from goodstanding.accreditation.refusals import NotJudgeable
from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.policies import fieldwork
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import SCORED

declare("accreditation.computed", "The award rule was applied to a closed round.")
declare("accreditation.held", "An operator held a computed verdict, with a reason.")
declare("accreditation.signed", "An operator confirmed a computed verdict.")
declare("accreditation.awarded", "A decision became an award.")
declare("accreditation.fell_short", "A decision became a shortfall.")


@transaction.atomic
def compute(survey: Round, *, by: Actor, at: datetime) -> Decision:
    """Applies the award rule to a closed round; until it is signed, computing again replaces what stood."""
    require(by.operates(survey.programme_id))
    if survey.state not in SCORED or survey.state == "decided":
        raise NotJudgeable(survey.state)
    judged = judge(by, survey)
    decision, _ = Decision.objects.update_or_create(
        round=survey,
        defaults={
            "policy": judged.policy,
            "policy_digest": judged.policy_digest,
            "inputs_digest": judged.inputs_digest,
            "outcome": judged.result["decision"],
            "assurance": judged.result["assurance"],
            "verdict": judged.result,
            "computed_at": at,
        },
    )
    data = {"policy_digest": decision.policy_digest, "inputs_digest": decision.inputs_digest}
    record("accreditation.computed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return decision


@transaction.atomic
def hold(decision: Decision, reason: str, *, by: Actor, at: datetime) -> Hold:
    """Keeps a computed verdict unsigned, with the reason why."""
    survey = decision.round
    require(by.operates(survey.programme_id))
    held = Hold.objects.create(decision=decision, held_by_id=person(by), held_at=at, reason=reason)
    record("accreditation.held", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    return held


@transaction.atomic
def sign(decision: Decision, conflict: str, *, by: Actor, at: datetime) -> Signature:
    """One person's confirmation; the last one that the programme needs seals the round and settles the outcome.

    Nobody signs for a marketplace they serve.
    """
    survey = decision.round
    require(by.operates(survey.programme_id) and survey.marketplace_id not in by.tenants("team"))
    signature = Signature.objects.create(decision=decision, signed_by_id=person(by), signed_at=at, conflict=conflict)
    record("accreditation.signed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    if decision.signatures.count() >= survey.programme.approvers:
        surveys.seal(survey, by=by, at=at)
        _settle(decision, by=by, at=at)
    return signature


def _settle(decision: Decision, *, by: Actor, at: datetime) -> None:
    survey = decision.round
    subject = ("round", survey.pk)
    if decision.outcome == "awarded":
        until = fieldwork(at.date()).valid_until(at.date())
        provisional = decision.assurance == "C"
        Award.objects.create(decision=decision, awarded_at=at, valid_until=until, provisional=provisional)
        data = {"valid_until": until.isoformat()}
        record("accreditation.awarded", by=by, at=at, subject=subject, tenant=survey.tenant, data=data)
    else:
        Shortfall.objects.create(decision=decision, told_at=at)
        record("accreditation.fell_short", by=by, at=at, subject=subject, tenant=survey.tenant)
