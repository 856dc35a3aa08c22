"""Verbs on coaching: offer it, ask for it, accept or decline, offer times to talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.community.actions.events import Draft, planned
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.plans import ActionPlan, Coach, CoachRequest
from goodstanding.community.plan_mails import answered_mail, asked_mail
from goodstanding.community.queries.coaching import coaches_for, may_coach
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme

declare("community.coach_offered", "Somebody offered to coach teams, or changed what they offer.")
declare("community.coach_asked", "A team asked a coach about one item and agreed that its name and band are shown.")
declare("community.coach_answered", "A coach accepted or declined what a team asked, or the team took it back.")


@dataclass(frozen=True)
class Offered:
    """What a coach knows and speaks, and when."""

    items: Sequence[str]
    languages: Sequence[str]
    zone: str
    hours: str
    about: str
    is_paused: bool


@transaction.atomic
def offer_coaching(programme: Programme, offered: Offered, *, by: Actor, at: datetime) -> Coach:
    """The actor coaches from now on, by their own wish; a pause takes them out of every match."""
    require(may_coach(by, programme, at.date()))
    said = {**vars(offered), "items": sorted(offered.items), "languages": sorted(offered.languages)}
    held = Coach.objects.filter(programme=programme, account=person(by)).first()
    if held and all(getattr(held, name) == value for name, value in said.items()):
        return held
    coach, _is_new = Coach.objects.update_or_create(
        programme=programme, account_id=person(by), defaults={**said, "offered_at": at}
    )
    data = {"items": list(said["items"]), "paused": offered.is_paused}
    tenant = f"programme:{programme.pk}"
    record("community.coach_offered", by=by, at=at, subject=("coach", coach.pk), tenant=tenant, data=data)
    return coach


@transaction.atomic
def ask_coach(plan: ActionPlan, coach: Coach, *, by: Actor, at: datetime) -> CoachRequest:
    """Asks a coach who fits; by this the team agrees that the coach sees the item and its band, and nothing else."""
    stands = ActionPlan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    require(by.serves(stands.marketplace_id) and stands.state == "open")
    held = CoachRequest.objects.filter(plan=stands, state__in=("asked", "accepted")).first()
    if held:
        return held
    require(any(each == coach for each, _match in coaches_for(by, stands, at)))
    made = CoachRequest.objects.create(plan=stands, coach=coach, asked_by_id=person(by), asked_at=at)
    _mail(coach.account, asked_mail(made), made, "asked")
    _note("asked", made, {"coach": coach.pk, "item": plan.item}, by=by, at=at)
    return made


def _mail(account: Account, written: object, request: CoachRequest, what: str) -> None:
    words = vars(written)
    about = f"coach_request:{request.pk}:{what}"
    enqueue(account.email, **words, purpose="community.coach", about=about, language=account.language)


@transaction.atomic
def answer_team(request: CoachRequest, accepts: bool, *, by: Actor, at: datetime) -> None:
    """The coach says yes or no, and the team is told; what was answered stays."""
    require(request.coach.account_id == person(by))
    if _settle(request, "accepted" if accepts else "declined", ("asked",), by=by, at=at):
        _mail(request.asked_by, answered_mail(request), request, request.state)


@transaction.atomic
def withdraw_request(request: CoachRequest, *, by: Actor, at: datetime) -> None:
    """The team asks the coach no more; from then on the coach sees nothing of it."""
    require(by.serves(request.plan.marketplace_id))
    _settle(request, "withdrawn", ("asked", "accepted"), by=by, at=at)


def _settle(request: CoachRequest, state: str, before: Sequence[str], *, by: Actor, at: datetime) -> bool:
    waiting = CoachRequest.objects.filter(pk=request.pk, state__in=before)
    if not waiting.update(state=state, answered_at=at):
        return False
    request.state = state
    _note("answered", request, {"state": state}, by=by, at=at)
    return True


def offer_times(
    request: CoachRequest, draft: Draft, starts: Sequence[datetime], *, by: Actor, at: datetime
) -> list[Gathering]:
    """Office hours, one to one, of a coach who accepted, for the people of the marketplace who asked."""
    require(request.coach.account_id == person(by) and request.state == "accepted")
    require(draft.audience == "invited" and draft.invited == request.plan.marketplace and draft.kind == "single")
    return planned(request.coach.programme, draft, starts, request.coach.account, by=by, at=at)


def _note(name: str, request: CoachRequest, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    subject, tenant = ("coach_request", request.pk), request.plan.tenant
    record(f"community.coach_{name}", by=by, at=at, subject=subject, tenant=tenant, data=data)
