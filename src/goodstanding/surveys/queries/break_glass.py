"""Reads of answers with names, and of who opened them."""

from datetime import datetime

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.surveys.models import BreakGlass, Response, Round
from goodstanding.surveys.queries.rounds import judges


def open_glass(actor: Actor, survey: Round, at: datetime) -> BreakGlass | None:
    """The opening by this very actor that has not ended; None for everybody else."""
    if actor.account is None or not judges(actor, survey):
        return None
    own = BreakGlass.objects.filter(round=survey, opened_by=actor.account, opened_at__lte=at, ends_at__gt=at)
    return own.order_by("-opened_at").first()


def answers_with_names(actor: Actor, survey: Round, at: datetime) -> QuerySet[Response]:
    """The responses of a round with company and contact, while the actor has them open."""
    found = Response.objects.filter(invitation__row__roster__round=survey)
    found = found.select_related("invitation__row__company", "invitation__contact")
    found = found.order_by("invitation__row__place", "invitation__contact")
    return found if open_glass(actor, survey, at) else found.none()


def glass_broken(actor: Actor, survey: Round) -> QuerySet[BreakGlass]:
    """Every opening of a round's answers, newest first, for its marketplace's team and for who judges it."""
    found = BreakGlass.objects.filter(round=survey).order_by("-opened_at")
    return found if actor.serves(survey.marketplace_id) or judges(actor, survey) else found.none()


def glass_broken_at(actor: Actor, marketplace: int) -> QuerySet[BreakGlass]:
    """Every opening of answers about a marketplace, newest first, for its team."""
    found = BreakGlass.objects.filter(round__marketplace=marketplace).select_related("round__programme")
    return found.order_by("-opened_at") if actor.serves(marketplace) else found.none()
