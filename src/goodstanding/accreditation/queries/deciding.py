"""Reads of judgements. A verdict is seen by its marketplace once it is signed, by nobody outside ever."""

from datetime import date, datetime

from django.db.models import QuerySet

from goodstanding.accreditation.judging import inputs_of
from goodstanding.accreditation.models import Award, Decision, Suspension
from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import judges

WAITING = ("closed", "candidate")


def awards_held(actor: Actor, on: date) -> QuerySet[Award]:
    """The awards in force on a day, public, by marketplace; the newest where an old one has days left.

    What is suspended or withdrawn is not in force.
    """
    awards = Award.objects.select_related("decision__round__marketplace", "decision__round__programme")
    paused = Suspension.objects.filter(reinstatement=None).values("award")
    awards = awards.filter(withdrawal=None).exclude(pk__in=paused)
    return awards.filter(awarded_at__date__lte=on, valid_until__gte=on).order_by("decision__round__marketplace__name")


def signed_decisions(actor: Actor, marketplace: Marketplace) -> QuerySet[Decision]:
    """A marketplace's decisions, newest first, for its team: those that are signed."""
    decisions = Decision.objects.select_related("round__programme", "round__marketplace", "award", "shortfall")
    decisions = decisions.filter(round__marketplace=marketplace, round__state="decided", in_force=True).order_by(
        "-round__edition"
    )
    return decisions if actor.serves(marketplace.pk) else decisions.none()


def undecided(actor: Actor) -> QuerySet[Round]:
    """The closed rounds that wait for a decision, the longest waiting first; the system keeps their verdicts."""
    waiting = Round.objects.filter(state__in=WAITING).select_related("programme", "marketplace", "draw", "roster")
    return waiting.order_by("closing__closed_at", "pk") if actor.is_system else waiting.none()


def is_current(actor: Actor, decision: Decision) -> bool:
    """Whether a verdict was computed from what there is to judge now."""
    return inputs_of(actor, decision.round).digest == decision.inputs_digest


def computations(actor: Actor, decision: Decision) -> list[datetime]:
    """When the rule was applied to a round, the first time first, for who judges it."""
    events = Event.objects.filter(kind="accreditation.computed", subject_kind="round", subject_id=decision.round_id)
    return list(events.order_by("position").values_list("at", flat=True)) if judges(actor, decision.round) else []
