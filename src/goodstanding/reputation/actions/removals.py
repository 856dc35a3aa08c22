"""Leaving one engagement out of profile and score: a Top Rated worker asks, a person of the team decides."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from django.db import transaction

from goodstanding.base.access import Actor, Role, person, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.mails.removals import tell_of_answer
from goodstanding.reputation.models import Exclusion, RemovalRequest
from goodstanding.reputation.queries.removals import can_be_left_out, has_removal, is_top_rated
from goodstanding.reputation.refusals import (
    NothingToLeaveOut,
    NotTopRated,
    OneRemovalAtATime,
    RemovalSettled,
    RemovalsOff,
)
from goodstanding.reputation.scoring.rule import rule_of

declare("reputation.removal_asked", "A Top Rated worker asked that an engagement be left out of profile and score.")
declare("reputation.removal_withdrawn", "A worker withdrew the wish that an engagement be left out.")
declare("reputation.removal_granted", "A person of the team left an engagement out of profile and score.")
declare("reputation.removal_refused", "A person of the team refused to leave an engagement out.")
declare("reputation.removal_undone", "A person of the team let an engagement count again that was left out.")

LETTERS: Final = 1_000
ANSWERS: Final[Mapping[str, Literal["granted", "refused"]]] = {"grant": "granted", "refuse": "refused"}


@transaction.atomic
def ask_for_removal(engagement: Engagement, why: str, *, by: Actor, at: datetime) -> RemovalRequest:
    """The worker asks that an engagement be left out, and says why.

    Raises RemovalsOff, NotTopRated, NothingToLeaveOut, OneRemovalAtATime, and ValueError for an empty or long `why`.
    """
    require(Role("worker", engagement.worker_id) in by.roles)
    worker = Worker.objects.select_for_update(no_key=True).get(pk=engagement.worker_id)
    on = engagement.marketplace.day(at)
    rule = rule_of(engagement.marketplace, on)
    if not rule.score.value.removals:
        raise RemovalsOff
    if not is_top_rated(by, worker, on):
        raise NotTopRated
    if has_removal(by, worker, on, rule.score.value):
        raise OneRemovalAtATime
    if not can_be_left_out(by, engagement, on, rule.score.value):
        raise NothingToLeaveOut
    given = {"why": worded(why), "asked_by_id": person(by), "asked_at": at}
    request = RemovalRequest.objects.create(engagement=engagement, **given)
    _note("reputation.removal_asked", request, by=by, at=at)
    return request


def worded(words: str) -> str:
    """The words without space around them. Raises ValueError for none and for too many."""
    if not 0 < len(words.strip()) <= LETTERS:
        raise ValueError(f"a reason has up to {LETTERS} letters, and at least one")
    return words.strip()


@transaction.atomic
def withdraw_removal(request: RemovalRequest, *, by: Actor, at: datetime) -> RemovalRequest:
    """The worker takes an open request back. Raises RemovalSettled."""
    require(Role("worker", request.engagement.worker_id) in by.roles)
    _settle(request, "open", state="withdrawn", decided_at=at)
    _note("reputation.removal_withdrawn", request, by=by, at=at)
    return request


@transaction.atomic
def decide_removal(
    request: RemovalRequest, answer: Literal["grant", "refuse"], reason: str, *, by: Actor, at: datetime
) -> RemovalRequest:
    """A person of the team grants or refuses a request, with a reason that the worker reads. Raises RemovalSettled."""
    require(by.serves(request.engagement.marketplace_id))
    given = {"state": ANSWERS[answer], "reason": worded(reason), "decided_by_id": person(by), "decided_at": at}
    _settle(request, "open", **given)
    if answer == "grant":
        since = request.engagement.marketplace.day(at)
        made = {"reason": "removed", "since": since, "made_by_id": person(by), "made_at": at}
        Exclusion.objects.create(engagement=request.engagement, request=request, **made)
    tell_of_answer(request)
    _note(f"reputation.removal_{ANSWERS[answer]}", request, by=by, at=at)
    return request


@transaction.atomic
def undo_removal(request: RemovalRequest, reason: str, *, by: Actor, at: datetime) -> RemovalRequest:
    """A person of the team lets a left out engagement count again from today on; says why. Raises RemovalSettled."""
    require(by.serves(request.engagement.marketplace_id))
    _settle(request, "granted", state="undone", reason=worded(reason), decided_by_id=person(by), decided_at=at)
    today = request.engagement.marketplace.day(at)
    Exclusion.objects.filter(request=request, until=None).update(until=today)
    tell_of_answer(request)
    _note("reputation.removal_undone", request, by=by, at=at)
    return request


def _settle(request: RemovalRequest, before: str, **columns: object) -> None:
    """Writes the columns where the request is still as it was."""
    if not RemovalRequest.objects.filter(pk=request.pk, state=before).update(**columns):
        raise RemovalSettled
    request.refresh_from_db()


def _note(kind: str, request: RemovalRequest, *, by: Actor, at: datetime) -> None:
    engagement = request.engagement
    data = {"engagement": engagement.pk, "worker": engagement.worker_id}
    record(kind, by=by, at=at, subject=("removal_request", request.pk), tenant=engagement.tenant, data=data)
