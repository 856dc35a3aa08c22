"""Bursts of answers: flagged while the moments of the newest ones are known, which is for some minutes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import record
from goodstanding.policies import load
from goodstanding.rules.quality import FlagKind, bursts
from goodstanding.surveys.actions.answering import day_of
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.models import Flag, Moment, Response, Round


@transaction.atomic
def flag_bursts(survey: Round, *, by: Actor, at: datetime) -> list[Flag]:
    """Flags the answers to a round that came close together, and erases every moment too old to be part of a burst.

    A burst that goes on is one flag. The flag keeps the day, as answers do.
    """
    require(by.is_system)
    policy = load().quality(locked(survey).opened_at.date())
    within = timedelta(minutes=policy.burst_minutes)
    moments = {str(one.response_id): one.at for one in Moment.objects.filter(round=survey)}
    found = bursts(moments, within, policy.burst_least)
    flags = [_flag(survey, group, moments, by=by, at=at) for group in found]
    Moment.objects.filter(round=survey, at__lt=at - within).delete()
    return flags


def _flag(survey: Round, group: Sequence[str], moments: Mapping[str, datetime], *, by: Actor, at: datetime) -> Flag:
    """The flag on a burst, new or grown by its newest answers."""
    members = list(Response.objects.filter(pk__in=group))
    flag = Flag.objects.filter(round=survey, kind=FlagKind.BURST, responses__in=members).first()
    known = set() if flag is None else {str(pk) for pk in flag.responses.values_list("pk", flat=True)}
    since = max((moments[who] for who in group if who in known), default=moments[group[0]])
    span = (moments[group[-1]] - since).total_seconds() / 60
    if flag is None:
        flag = Flag.objects.create(round=survey, kind=FlagKind.BURST, figures={"minutes": 0}, flagged_at=day_of(at))
        subject = ("round", survey.pk)
        record("surveys.flagged", by=by, at=day_of(at), subject=subject, tenant=survey.tenant, data={"flags": 1})
    flag.responses.add(*members)
    minutes = max(1, flag.figures["minutes"] + ceil(span))
    flag.figures = {"respondents": flag.responses.count(), "minutes": minutes}
    flag.save(update_fields=["figures"])
    return flag
