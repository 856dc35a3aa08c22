"""What the team of a marketplace may know of an open field: numbers that name nobody, counted once a day."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from django.db.models import Count

from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.policies import fieldwork
from goodstanding.rules.accreditation import AwardPolicy, Evidence
from goodstanding.rules.accreditation.gates import score_needed
from goodstanding.rules.sentences import at_least
from goodstanding.surveys.models import Response, Round
from goodstanding.surveys.queries.answering import answering_minutes
from goodstanding.surveys.queries.mailing import refused, unanswered
from goodstanding.surveys.queries.policies import policies_of
from goodstanding.surveys.queries.rounds import evidence_of, field_counts, rule_of

COUNTED = "surveys.counted"


def counts_now(actor: Actor, survey: Round) -> Mapping[str, int]:
    """What the daily count keeps: clients, and minutes where enough answered to hide each in the crowd."""
    counts = field_counts(actor, survey)
    return {
        "answered": counts["answered"],
        "reached": counts["invited"],
        "not_reached": counts["undeliverable"],
        "remindable": _remindable(actor, survey),
        **_minutes(actor, survey),
    }


def _remindable(actor: Actor, survey: Round) -> int:
    """Clients of whom nobody has answered, and of whom somebody may still be reminded."""
    silent = unanswered(actor).filter(row__roster__round=survey).exclude(pk__in=refused(actor).order_by().values("pk"))
    answered = Response.objects.filter(invitation__row__roster__round=survey).values("invitation__row")
    silent = silent.annotate(mails=Count("mailings")).filter(mails__lte=len(_reminder_days(survey)))
    return silent.exclude(row__in=answered).order_by().values("row").distinct().count()


def _reminder_days(survey: Round) -> tuple[int, ...]:
    return fieldwork((survey.launched_at or survey.opened_at).date()).invitation_reminder_days


def next_reminder(actor: Actor, survey: Round, at: datetime) -> datetime | None:
    """When those who are silent are reminded next, by the launch rule; None after the last time."""
    launched = survey.launched_at
    if launched is None or survey.closes_at is None:
        return None
    last = survey.closes_at - timedelta(days=fieldwork(launched.date()).mail_before_close_days)
    times = (launched + timedelta(days=days) for days in _reminder_days(survey))
    return next((time for time in times if at < time <= last), None)


def _minutes(actor: Actor, survey: Round) -> Mapping[str, int]:
    took = answering_minutes(actor, survey)
    return {"median_minutes": ceil(took.median), "p90_minutes": ceil(took.p90)} if took else {}


def newest_count(actor: Actor, survey: Round) -> tuple[datetime, Mapping[str, int]] | None:
    """When the answers of a field were counted last, and what was counted; None before the first midnight."""
    if not actor.serves(survey.marketplace_id):
        return None
    counted = Event.objects.filter(kind=COUNTED, subject_kind="round", subject_id=survey.pk)
    newest = counted.order_by("-position").first()
    return (newest.at, newest.data) if newest else None


def answers_needed(actor: Actor, survey: Round) -> tuple[int, int | None]:
    """Answers that an award needs at least, and those from which chance adds nothing to the score that is required.

    The second is None where not even everybody's answers are so many.
    """
    policy, evidence = _policy(actor, survey), evidence_of(actor, survey)
    most = survey.draw.drawn or survey.roster.size
    enough = (n for n in range(policy.min_clients, most + 1) if _is_free_of_margin(policy, evidence, n))
    return policy.min_clients, next(enough, None)


def _policy(actor: Actor, survey: Round) -> AwardPolicy:
    policies, day = policies_of(actor, survey.programme), survey.opened_at.date()
    presets = policies.assurance(day).presets
    if survey.draw.mode == "nominated" and survey.award_rule in presets.values():
        return policies.award(presets["C"], day)
    return rule_of(actor, survey)


def _is_free_of_margin(policy: AwardPolicy, evidence: Evidence, answered: int) -> bool:
    return at_least(policy.target_score, score_needed(policy, evidence, answered))
