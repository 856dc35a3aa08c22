"""Verbs on plans: make one about a weak item, settle it, let its gain be named, remind who sees to it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.errors import NotYours
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.community.gains import sample_of
from goodstanding.community.models.plans import ActionPlan, CoachRequest
from goodstanding.community.plan_mails import due_mail
from goodstanding.community.queries.plans import Weak, item_words, ratings_of, team_of
from goodstanding.community.refusals import PlannedAlready
from goodstanding.people.models import Account

declare("community.plan_made", "A team planned what to do about a weak item.")
declare("community.plan_settled", "A team carried a plan out, or dropped it.")
declare("community.plan_named", "A team agreed to be named among the most improved, or took that back.")
declare("community.plan_reminded", "Who sees to a plan was reminded on its day.")


@dataclass(frozen=True)
class Step:
    """What is done about an item, who of the team sees to it, and by when."""

    action: str
    owner: Account
    due_on: date


@transaction.atomic
def make_plan(weak: Weak, step: Step, *, by: Actor, at: datetime) -> ActionPlan:
    """A plan about an item that a report shows as weak. Raises PlannedAlready where one is under way or done."""
    survey = weak.decision.round
    require(by.serves(survey.marketplace_id) and team_of(by, survey.marketplace).filter(pk=step.owner.pk).exists())
    sample = sample_of(ratings_of(by, weak.decision, weak.key))
    if sample is None:
        raise NotYours
    if ActionPlan.objects.filter(round=survey, item=weak.key).exclude(state="dropped").exists():
        raise PlannedAlready
    made = ActionPlan.objects.create(
        marketplace=survey.marketplace,
        round=survey,
        item=weak.key,
        band=weak.band,
        action=step.action,
        owner=step.owner,
        due_on=step.due_on,
        clients=sample.clients,
        mean=sample.mean,
        sd=sample.sd,
        made_by_id=person(by),
        made_at=at,
    )
    _note("made", made, {"item": weak.key, "due_on": step.due_on.isoformat()}, by=by, at=at)
    return made


@transaction.atomic
def settle_plan(plan: ActionPlan, state: str, *, by: Actor, at: datetime) -> None:
    """The plan is "done" or "dropped"; what is settled stays so. A dropped one asks no coach any more."""
    require(by.serves(plan.marketplace_id) and state in ("done", "dropped"))
    if not ActionPlan.objects.filter(pk=plan.pk, state="open").update(state=state, settled_at=at):
        return
    if state == "dropped":
        CoachRequest.objects.filter(plan=plan, state="asked").update(state="withdrawn", answered_at=at)
    _note("settled", plan, {"state": state}, by=by, at=at)


@transaction.atomic
def name_plan(plan: ActionPlan, named: bool, *, by: Actor, at: datetime) -> None:
    """Whether a gain of this item may stand in public with the marketplace's name."""
    require(by.serves(plan.marketplace_id))
    if ActionPlan.objects.filter(pk=plan.pk, is_named=not named).update(is_named=named):
        _note("named", plan, {"named": named}, by=by, at=at)


@transaction.atomic
def remind_owner(plan: ActionPlan, *, by: Actor, at: datetime) -> None:
    """Writes to who sees to a plan, once, on its day."""
    require(by.is_system)
    if not ActionPlan.objects.filter(pk=plan.pk, state="open", reminded_at=None).update(reminded_at=at):
        return
    written = due_mail(plan, item_words(SYSTEM, plan, plan.owner.language))
    enqueue(
        plan.owner.email,
        written.subject,
        written.text,
        written.html,
        purpose="community.plan",
        about=f"plan:{plan.pk}",
        language=plan.owner.language,
    )
    _note("reminded", plan, {}, by=by, at=at)


def _note(name: str, plan: ActionPlan, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    record(f"community.plan_{name}", by=by, at=at, subject=("plan", plan.pk), tenant=plan.tenant, data=data)
