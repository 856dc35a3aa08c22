"""Reads of re-measures: whom to ask, when, and what may be said of them."""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from goodstanding.base.access import Actor, require
from goodstanding.base.tokens import digest_of, is_shaped
from goodstanding.community.models.plans import ActionPlan, ItemQuestion, Remeasure
from goodstanding.people.queries import last_asked, marketplaces_refused
from goodstanding.policies import fieldwork
from goodstanding.surveys.editions import again_from
from goodstanding.surveys.models import Programme, Response, RosterContact, Round


def contacts_to_ask(actor: Actor, plan: ActionPlan, on: date) -> list[RosterContact]:
    """One contact of each client of the round's roster: the first who has not said 'never again' and holds no receipt
    that promises rest on this day; for the system."""
    rows = RosterContact.objects.filter(row__roster__round=plan.round).select_related("contact", "row")
    rows = rows.exclude(contact__opt_outs__marketplace__in=(0, plan.marketplace_id))
    resting = [survey.pk for survey, until in _promises(plan) if until > on]
    answered = Response.objects.filter(invitation__row__roster__round__in=resting).values("invitation__contact")
    first: dict[int, RosterContact] = {}
    for each in rows.exclude(contact__in=answered).order_by("row", "order", "pk"):
        first.setdefault(each.row_id, each)
    return list(first.values()) if actor.is_system else []


def _promises(plan: ActionPlan) -> list[tuple[Round, date]]:
    """The rounds of a plan's marketplace, each with the day before which its receipts promise rest."""
    asked = Round.objects.filter(marketplace=plan.marketplace_id, closes_at__isnull=False)
    return [(each, again_from(each.edition, each.closes_at.date())) for each in asked if each.closes_at]


def rest_ends(actor: Actor, plan: ActionPlan) -> date:
    """The day from which every promise of rest by a receipt of the marketplace is over; for its team."""
    require(actor.serves(plan.marketplace_id))
    return max(until for _survey, until in _promises(plan))


def questions_due(actor: Actor, at: datetime) -> list[ItemQuestion]:
    """Questions to mail now: their contact rests from no other mail and may be asked; for the system."""
    waiting = ItemQuestion.objects.filter(mailed_at=None, remeasure__closed_at=None, remeasure__closes_at__gt=at)
    waiting = waiting.select_related("contact", "remeasure__plan__marketplace", "remeasure__plan__round__programme")
    return [one for one in waiting.order_by("pk") if may_ask(actor, one, at)] if actor.is_system else []


def may_ask(actor: Actor, question: ItemQuestion, at: datetime) -> bool:
    """Whether the ask calendar has room for a question now; for the system."""
    stopped = marketplaces_refused(actor, question.contact)
    if stopped & {0, question.remeasure.plan.marketplace_id}:
        return False
    asked = last_asked(actor, question.contact)
    rest = timedelta(days=fieldwork(at.date()).contact_rest_days)
    return asked is None or at >= asked + rest


def question_of(actor: Actor, token: str) -> ItemQuestion | None:
    """The question behind a link, for whoever holds it."""
    if not is_shaped(token):
        return None
    found = ItemQuestion.objects.filter(token_digest=digest_of(token))
    related = ("contact", "remeasure__plan__marketplace", "remeasure__plan__round__programme")
    return found.select_related(*related).first()


def remeasures_over(actor: Actor, at: datetime) -> QuerySet[Remeasure]:
    """Re-measures whose time is over; for the system."""
    over = Remeasure.objects.filter(closed_at=None, closes_at__lte=at).order_by("pk")
    return over if actor.is_system else over.none()


def most_improved(actor: Actor, programme: Programme, since: date) -> list[Remeasure]:
    """Items that gained since a day, of marketplaces that agree to be named, the surest gain first. Public."""
    gained = Remeasure.objects.filter(word="gained", closed_at__date__gte=since, plan__round__programme=programme)
    named = gained.filter(plan__is_named=True).select_related("plan__marketplace", "plan__round__programme")
    return list(named.order_by("-low", "pk"))


def measured(actor: Actor, programme: Programme, since: date) -> tuple[int, int]:
    """How many items were measured again since a day and how many gained, hidden ones left out. Public."""
    closed = Remeasure.objects.filter(closed_at__date__gte=since, plan__round__programme=programme)
    closed = closed.exclude(word="hidden")
    return closed.count(), closed.filter(word="gained").count()
