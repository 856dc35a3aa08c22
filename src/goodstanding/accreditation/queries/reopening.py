"""Reads of decisions that are appealed against and taken again."""

from django.db.models import QuerySet

from goodstanding.accreditation.models import Decision, Signature
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.disputes.models import Case, Ruling
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import judges

SUBJECT, AGAIN = "decision", "decide_again"


def may_be_appealed(actor: Actor, decision: Decision) -> bool:
    """Whether the actor's marketplace may appeal: against the signed decision that counts, once a round, while no
    newer round of the marketplace in the programme is decided."""
    survey = decision.round
    if not (decision.in_force and survey.state == "decided" and decision.supersedes_id is None):
        return False
    if Ruling.objects.filter(case__kind="award", case__subject_kind=SUBJECT, case__subject_id=decision.pk).exists():
        return False
    rounds = Round.objects.filter(programme=survey.programme_id, marketplace=survey.marketplace_id, state="decided")
    return actor.serves(survey.marketplace_id) and not rounds.filter(opened_at__gt=survey.opened_at).exists()


def appeal_against(actor: Actor, decision: Decision) -> Case | None:
    """The case about a decision, for its team and for who judges the round; of several the newest."""
    if not (actor.serves(decision.round.marketplace_id) or judges(actor, decision.round)):
        return None
    return Case.objects.filter(kind="award", subject_kind=SUBJECT, subject_id=decision.pk).order_by("-pk").first()


def to_take_again(actor: Actor) -> QuerySet[Decision]:
    """The decisions that a ruling sends back, until somebody has signed one taken again; for the system."""
    ruled = Ruling.objects.filter(code=AGAIN, case__subject_kind=SUBJECT).values("case__subject_id")
    found = Decision.objects.filter(pk__in=ruled, in_force=True, supersedes=None).order_by("pk")
    found = found.filter(taken_again__signatures=None)
    return found if actor.is_system else found.none()


def taken_again(actor: Actor, decision: Decision) -> Decision | None:
    """What is computed again and waits for its signatures, for who judges the round."""
    waiting = Decision.objects.filter(supersedes=decision, in_force=False).select_related("round__programme")
    return waiting.first() if judges(actor, decision.round) else None


def others_of(actor: Actor, decision: Decision) -> list[Account]:
    """Who can judge the round and has signed neither the first decision nor the one taken again."""
    signed = Signature.objects.filter(decision__in=(decision.pk, decision.supersedes_id or decision.pk))
    known = set(signed.values_list("signed_by", flat=True))
    accounts = [grant.account for grant in held_at(SYSTEM, "operator", decision.round.programme_id)]
    free = [each for each in accounts if each.is_active and each.pk not in known]
    return [each for each in free if judges(each.actor, decision.round)] if judges(actor, decision.round) else []


def signed_first(actor: Actor, decision: Decision) -> bool:
    """Whether the actor signed the decision that this one takes again."""
    return Signature.objects.filter(decision=decision.supersedes_id, signed_by=actor.account or 0).exists()
