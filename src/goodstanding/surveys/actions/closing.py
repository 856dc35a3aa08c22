"""The end of a field by the rule that was fixed at launch: at most one extension, then the close."""

from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.policies import Fieldwork, fieldwork
from goodstanding.surveys.actions.bursts import flag_bursts
from goodstanding.surveys.actions.rounds import locked, move
from goodstanding.surveys.models import Closing, Draft, Extension, Flag, Moment, Response, ResponseExclusion, Round
from goodstanding.surveys.queries import field_counts, flags_in, on_own_domain, rule_of
from goodstanding.surveys.refusals import WrongState

declare("surveys.extended", "A field with few answers was extended, once.")
declare("surveys.closed", "A field closed by its launch rule.")
declare("surveys.became_candidate", "A round closed with enough valid answers.")
declare("surveys.flagged", "Patterns in the answers of a closed round were flagged for a person to look at.")
declare("surveys.excluded", "A response was left out of the score, with a reason code.")


@transaction.atomic
def end_field(survey: Round, *, by: Actor, at: datetime) -> Extension | Closing | None:
    """What the launch rule asks once a field's time is over: one extension where few have answered, else the close.

    None where nothing is due.
    """
    stands = locked(survey)
    if stands.state != "fielding" or stands.closes_at is None or stands.closes_at > at:
        return None
    is_first_time = not Extension.objects.filter(round=stands).exists()
    if is_first_time and field_counts(by, stands)["answered"] < _launch_rule(stands, at).extend_under_clients:
        return extend(stands, by=by, at=at)
    return close(stands, by=by, at=at)


@transaction.atomic
def extend(survey: Round, *, by: Actor, at: datetime) -> Extension:
    """The one automatic extension that the launch rule allows; extending twice is the same extension."""
    require(by.is_system)
    stands = locked(survey)
    if stands.state != "fielding":
        raise WrongState("extend", stands.state)
    days = _launch_rule(stands, at).extension_days
    extension, is_news = Extension.objects.get_or_create(round=survey, defaults={"extended_at": at, "days": days})
    if not is_news:
        return extension
    survey.closes_at = (stands.closes_at or at) + timedelta(days=days)
    survey.save(update_fields=["closes_at"])
    subject = ("round", survey.pk)
    record("surveys.extended", by=by, at=at, subject=subject, tenant=survey.tenant, data={"days": days})
    return extension


def _launch_rule(survey: Round, at: datetime) -> Fieldwork:
    """The numbers in force on the day of the launch: a later version does not change a field that is open."""
    return fieldwork((survey.launched_at or at).date())


@transaction.atomic
def close(survey: Round, *, by: Actor, at: datetime) -> Closing:
    """Closes the field by its launch rule; enough valid answers make the round a candidate.

    Responses from the marketplace's own domain are left out, patterns are flagged, drafts and moments are gone.
    """
    require(by.is_system)
    counts = field_counts(by, locked(survey))
    flag_bursts(survey, by=by, at=at)
    move(survey, "close", "closed")
    closing = Closing.objects.create(round=survey, closed_at=at, **counts)
    own = on_own_domain(by, survey)
    for response in own:
        ResponseExclusion.objects.create(response=response, reason="own_domain", excluded_at=at)
    flagged = _flag(survey, by=by, at=at)
    Draft.objects.filter(invitation__row__roster__round=survey).delete()
    Moment.objects.filter(round=survey).delete()
    _record_close(survey, closing, own, flagged, by=by, at=at)
    if closing.answered >= rule_of(by, survey).min_clients:
        move(survey, "close", "candidate")
        record("surveys.became_candidate", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant)
    return closing


def _flag(survey: Round, *, by: Actor, at: datetime) -> int:
    found = flags_in(by, survey)
    for one in found:
        flag = Flag.objects.create(round=survey, kind=one.kind, figures=dict(one.figures), flagged_at=at)
        flag.responses.add(*Response.objects.filter(invitation__in=map(int, one.respondents)).only("pk"))
    return len(found)


def _record_close(
    survey: Round, closing: Closing, own: list[Response], flagged: int, *, by: Actor, at: datetime
) -> None:
    subject, tenant = ("round", survey.pk), survey.tenant
    data = {"invited": closing.invited, "answered": closing.answered}
    record("surveys.closed", by=by, at=at, subject=subject, tenant=tenant, data=data)
    for response in own:
        about = ("response", str(response.pk))
        record("surveys.excluded", by=by, at=at, subject=about, tenant=tenant, data={"reason": "own_domain"})
    if flagged:
        record("surveys.flagged", by=by, at=at, subject=subject, tenant=tenant, data={"flags": flagged})
