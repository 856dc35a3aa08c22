"""Reads of coaches: who may be one, who fits an item, who was asked."""

from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from goodstanding.accreditation.models import Award
from goodstanding.base.access import Actor
from goodstanding.community.matching import Match, Need, Offer, matches
from goodstanding.community.models.plans import ActionPlan, Coach, CoachRequest
from goodstanding.people.models import Grant
from goodstanding.reputation.models import Standing
from goodstanding.surveys.models import Enrolment, Programme


def may_coach(actor: Actor, programme: Programme, on: date) -> bool:
    """Whether somebody knows the work from the inside: operates the programme, serves a marketplace that was ever
    awarded, or is Top Rated on one that takes part."""
    if actor.account is None:
        return False
    won = Award.objects.filter(
        decision__round__programme=programme, decision__round__marketplace__in=actor.tenants("team")
    )
    part = Enrolment.objects.filter(programme=programme).values("marketplace")
    top = Standing.objects.filter(Q(until=None) | Q(until__gt=on), kind="top", worker__in=actor.tenants("worker"))
    return actor.operates(programme.pk) or won.exists() or top.filter(marketplace__in=part).exists()


def own_coach(actor: Actor, programme: Programme) -> Coach | None:
    """What the actor offers as a coach."""
    return Coach.objects.filter(programme=programme, account=actor.account).first() if actor.account else None


def coaches_for(actor: Actor, plan: ActionPlan, at: datetime) -> list[tuple[Coach, Match]]:
    """The coaches who fit a plan's item, the best first, with the reasons; for the team.

    Nobody coaches the own team, and nobody is offered who was asked before.
    """
    if not actor.serves(plan.marketplace_id):
        return []
    own = Grant.objects.filter(office="team", tenant=plan.marketplace_id, ended_at=None).values("account")
    free = Coach.objects.filter(programme=plan.round.programme_id, is_paused=False, account__is_active=True)
    free = free.exclude(account__in=own).exclude(requests__plan=plan).select_related("account")
    waiting = Count("requests", filter=Q(requests__state__in=("asked", "accepted"), requests__plan__state="open"))
    coaches = {coach.pk: coach for coach in free.annotate(busy=waiting)}
    need = Need(plan.item, plan.owner.language, plan.marketplace.zone)
    return [(coaches[match.coach], match) for match in matches(need, map(_offer, coaches.values()), at)]


def _offer(coach: Coach) -> Offer:
    busy: int = coach.busy  # type: ignore[attr-defined]  # annotated above
    return Offer(coach.pk, frozenset(coach.items), tuple(coach.languages), coach.zone, busy)


def requests_to(actor: Actor) -> QuerySet[CoachRequest]:
    """What the actor was asked as a coach, the newest first."""
    found = CoachRequest.objects.filter(coach__account=actor.account).order_by("-asked_at", "-pk")
    found = found.select_related("plan__marketplace", "plan__round__programme", "coach")
    return found if actor.account else found.none()


def requests_of(actor: Actor, plan: ActionPlan) -> QuerySet[CoachRequest]:
    """Whom a plan's team has asked, the newest first; for the team."""
    found = CoachRequest.objects.filter(plan=plan).select_related("coach__account").order_by("-asked_at", "-pk")
    return found if actor.serves(plan.marketplace_id) else found.none()
