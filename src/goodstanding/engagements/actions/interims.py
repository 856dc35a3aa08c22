"""Feedback in the middle of an engagement: asked for by one side, given by the other, read at once, counted nowhere."""

from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.base.record import declare
from goodstanding.engagements.actions.threads import happened, taken
from goodstanding.engagements.mails.interims import ask_for_interim, tell_of_interim
from goodstanding.engagements.models import Engagement, Interim
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.interims import is_interim_time
from goodstanding.engagements.refusals import InterimOver, InterimTooEarly
from goodstanding.policies import load

declare("engagements.interim_asked", "A side asked the other for feedback in the middle of an engagement.")
declare("engagements.interim_given", "A side gave feedback in the middle of an engagement.")


@transaction.atomic
def ask_interim(engagement: Engagement, *, by: Actor, at: datetime) -> Interim:
    """Asks the other side for feedback; while a request is open, asking again is that request.

    Raises InterimTooEarly for an engagement that is too young or not under way.
    """
    engagement, side = taken(engagement, by)
    asked, policy = _other(side), load().reviews(at.date())
    if not is_interim_time(by, engagement, at):
        raise InterimTooEarly(policy.interim_after_days)
    open_one = Interim.objects.filter(engagement=engagement, side=asked, given_at=None).first()
    if open_one and at < open_one.expires_at:
        return open_one
    interim = open_one or Interim(engagement=engagement, side=asked)
    interim.asked_at, interim.expires_at = at, at + timedelta(days=policy.interim_days)
    interim.save()
    ask_for_interim(interim)
    happened(engagement, side, "interim_asked", {"of": asked}, by=by, at=at)
    return interim


def _other(side: Side) -> Side:
    return "worker" if side == "company" else "company"


@transaction.atomic
def give_interim(engagement: Engagement, text: str, *, by: Actor, at: datetime) -> Interim:
    """Gives the feedback that was asked of the actor's side; the same text sent again is the same feedback.

    Raises InterimOver where nothing is asked or the time is over, ValueError for a text that is empty or too long.
    """
    engagement, side = taken(engagement, by)
    if not 0 < len(text) <= load().reviews(at.date()).comment_letters:
        raise ValueError("feedback has text, and no more than the policy allows")
    interim = Interim.objects.filter(engagement=engagement, side=side).order_by("-asked_at").first()
    if interim and interim.given_at and interim.text == text:
        return interim
    if interim is None or interim.given_at or at >= interim.expires_at:
        raise InterimOver
    interim.text, interim.given_at = text, at
    interim.save(update_fields=["text", "given_at"])
    tell_of_interim(interim)
    happened(engagement, side, "interim_given", by=by, at=at)
    return interim
