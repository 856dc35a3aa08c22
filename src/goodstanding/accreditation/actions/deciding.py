"""Verbs on judgements: computing a decision, holding it, signing it."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from goodstanding.accreditation.judging import judge
from goodstanding.accreditation.models import Award, Decision, Hold, Shortfall, Signature
from goodstanding.accreditation.queries import is_current
from goodstanding.accreditation.refusals import FlagsOpen, NotJudgeable, SignedAlready, VerdictChanged
from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.policies import fieldwork
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import SCORED, judges, open_flags

declare("accreditation.computed", "The award rule was applied to a closed round.")
declare("accreditation.signature_voided", "A signature fell with the verdict under it, whose inputs had changed.")
declare("accreditation.held", "An operator held a computed verdict, with a reason.")
declare("accreditation.signed", "An operator confirmed a computed verdict.")
declare("accreditation.awarded", "A decision became an award.")
declare("accreditation.fell_short", "A decision became a shortfall.")


@transaction.atomic
def compute(survey: Round, *, by: Actor, at: datetime) -> Decision:
    """Applies the award rule to a closed round; until it is signed, computing again replaces what stood.

    Where some of those who approve have signed and the inputs have changed since, they have to sign again.
    """
    require(judges(by, survey))
    survey = locked(survey)
    _require_judgeable(survey)
    judged = judge(by, survey)
    signatures = Signature.objects.filter(decision__round=survey)
    if signatures and signatures[0].decision.inputs_digest == judged.inputs_digest:
        raise SignedAlready
    _void(signatures, survey, by=by, at=at)
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


def _require_judgeable(survey: Round) -> None:
    if survey.state not in SCORED or survey.state == "decided":
        raise NotJudgeable(survey.state)


def _void(signatures: QuerySet[Signature], survey: Round, *, by: Actor, at: datetime) -> None:
    for signature in signatures:
        data = {"signed_by": signature.signed_by_id, "inputs_digest": signature.decision.inputs_digest}
        subject = ("round", survey.pk)
        record("accreditation.signature_voided", by=by, at=at, subject=subject, tenant=survey.tenant, data=data)
    signatures.delete()


@transaction.atomic
def bring_up_to_date(survey: Round, *, by: Actor, at: datetime) -> Decision | None:
    """Computes the verdict on a closed round where there is none or its inputs have changed; None where it stands."""
    require(judges(by, survey))
    survey = locked(survey)
    _require_judgeable(survey)
    stands = Decision.objects.filter(round=survey).first()
    return None if stands and is_current(by, stands) else compute(survey, by=by, at=at)


@transaction.atomic
def hold(decision: Decision, reason: str, *, by: Actor, at: datetime) -> Hold:
    """Keeps a computed verdict unsigned, with the reason why. Saying the same twice holds it once."""
    survey = locked(decision.round)
    require(judges(by, survey))
    _require_judgeable(survey)
    newest = decision.holds.order_by("-pk").first()
    if newest and (newest.held_by_id, newest.reason) == (person(by), reason):
        return newest
    held = Hold.objects.create(decision=decision, held_by_id=person(by), held_at=at, reason=reason)
    record("accreditation.held", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    return held


@transaction.atomic
def sign(decision: Decision, conflict: str, *, by: Actor, at: datetime) -> Signature:
    """One person's confirmation; the last one that the programme needs seals the round and settles the outcome.

    `decision` is the verdict as it was read, by its digests. Nobody signs for a marketplace they serve, and nobody
    while a flag waits for its review. Signing twice is the same signature.
    """
    require(judges(by, decision.round) and decision.supersedes_id is None)
    decision.round = survey = locked(decision.round)
    require_as_read(decision)
    if signed := decision.signatures.filter(signed_by=person(by)).first():
        return signed
    if survey.state != "decided" and open_flags(by, survey).exists():
        raise FlagsOpen
    if survey.state != "decided" and not is_current(by, decision):
        raise VerdictChanged
    signature = Signature.objects.create(decision=decision, signed_by_id=person(by), signed_at=at, conflict=conflict)
    record("accreditation.signed", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    if decision.signatures.count() >= survey.programme.approvers:
        surveys.seal(survey, by=by, at=at)
        settle(decision, by=by, at=at)
    return signature


def require_as_read(decision: Decision) -> None:
    """Raises VerdictChanged where the verdict is no longer the one that was read."""
    stands = Decision.objects.get(pk=decision.pk)
    if (stands.policy_digest, stands.inputs_digest) != (decision.policy_digest, decision.inputs_digest):
        raise VerdictChanged


def settle(decision: Decision, *, by: Actor, at: datetime) -> None:
    """The award or the shortfall that a decision signed by all becomes."""
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
