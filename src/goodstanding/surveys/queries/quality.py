"""Reads of response quality: what the close looks at, and what a person reviews without seeing an answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from goodstanding.base.access import Actor
from goodstanding.rules.quality import Flag as Found
from goodstanding.rules.quality import Reference, Submission, flags, is_own, reference
from goodstanding.rules.survey import Answer, Questionnaire
from goodstanding.rules.survey import Response as Answered
from goodstanding.surveys.models import Flag, Moment, Response, ResponseExclusion, Round
from goodstanding.surveys.queries.policies import policies_of
from goodstanding.surveys.queries.rounds import SCORED, judges
from goodstanding.surveys.reading import as_rules_read
from goodstanding.surveys.roster.free_mail import SHARED

SECONDS = 60


def on_own_domain(actor: Actor, survey: Round) -> list[Response]:
    """The responses sent from an address of the marketplace's own: an objective rule leaves them out."""
    rows = Response.objects.filter(invitation__row__roster__round=survey, exclusion=None)
    own = [survey.marketplace.domain]
    return [row for row in rows.select_related("invitation__contact") if is_own(row.invitation.contact.email, own)]


def rounds_just_answered(actor: Actor) -> list[Round]:
    """The rounds of which the moments of the newest answers are still known."""
    return list(Round.objects.filter(pk__in=Moment.objects.values("round")).order_by("pk")) if actor.is_system else []


def flags_in(actor: Actor, survey: Round) -> tuple[Found, ...]:
    """What the quality rule finds in the counted responses of a closed round; respondents are ids of invitations."""
    questionnaire = _questionnaire(actor, survey)
    dimensions: dict[str, list[int]] = {}
    for place, item in enumerate(questionnaire.items):
        dimensions.setdefault(item.dimension, []).append(place)
    policy = policies_of(actor, survey.programme).quality(survey.opened_at.date())
    programme = programme_reference(actor, survey, policy.distance_least_clients)
    submissions = _submissions(survey, questionnaire)
    return flags(submissions, list(dimensions.values()), policy, programme, free_mail=SHARED)


def _questionnaire(actor: Actor, survey: Round) -> Questionnaire:
    policies = policies_of(actor, survey.programme)
    return policies.instrument(survey.instrument, survey.opened_at.date()).questionnaire


def _submissions(survey: Round, questionnaire: Questionnaire) -> list[Submission]:
    """Time is known as a band of minutes, whose upper end counts: who is fast by that is fast."""
    known = Response.objects.filter(invitation__row__roster__round=survey, exclusion=None)
    about: Mapping[str, tuple[int | None, str]] = {
        str(who): (minutes, email)
        for who, minutes, email in known.values_list("invitation", "minutes", "invitation__contact__email")
    }
    return [
        Submission(
            response=answered,
            seconds=SECONDS * minutes if (minutes := about[answered.respondent][0]) else None,
            domain=about[answered.respondent][1],
        )
        for answered in as_rules_read(known, questionnaire)
    ]


def programme_reference(actor: Actor, survey: Round, least_clients: int) -> Reference | None:
    """How the clients of the programme's other closed rounds answer; None where they are fewer than `least_clients`."""
    others = Response.objects.filter(
        invitation__row__roster__round__programme=survey.programme_id,
        invitation__row__roster__round__instrument=survey.instrument,
        invitation__row__roster__round__state__in=SCORED,
        exclusion=None,
    ).exclude(invitation__row__roster__round=survey)
    if others.values("invitation__row").distinct().count() < least_clients:
        return None
    return reference(_one_row_a_client(as_rules_read(others, _questionnaire(actor, survey))))


def _one_row_a_client(answered: list[Answered]) -> list[Sequence[Answer]]:
    """The answers of each client, those of several respondents averaged."""
    by_client: defaultdict[str, list[Sequence[Answer]]] = defaultdict(list)
    for response in answered:
        by_client[response.client].append(response.answers)
    return [rows[0] if len(rows) == 1 else list(map(_mean, zip(*rows, strict=True))) for rows in by_client.values()]


def _mean(answers: Sequence[Answer]) -> float | None:
    numbers = [answer for answer in answers if isinstance(answer, (int, float))]
    return fmean(numbers) if numbers else None


def round_judged(actor: Actor, slug: str, pk: int) -> Round:
    """A closed round of a programme that the actor may judge; Http404 where there is none for this actor."""
    rounds = Round.objects.select_related("programme", "marketplace").filter(state__in=SCORED, programme__slug=slug)
    rounds = rounds.filter(programme__in=actor.tenants("operator"))
    return get_object_or_404(rounds.exclude(marketplace__in=actor.tenants("team")), pk=pk)


def flags_of(actor: Actor, survey: Round) -> QuerySet[Flag]:
    """The flags of a round with their reviews, for who judges it."""
    found = Flag.objects.filter(round=survey).select_related("review__reviewed_by").order_by("pk")
    return found if judges(actor, survey) else found.none()


def open_flags(actor: Actor, survey: Round) -> QuerySet[Flag]:
    """The flags that nobody has reviewed yet."""
    return flags_of(actor, survey).filter(review=None)


def exclusions_in(actor: Actor, survey: Round) -> dict[str, int]:
    """How many responses of a round are left out for each reason code, for who judges it."""
    if not judges(actor, survey):
        return {}
    left_out = ResponseExclusion.objects.filter(response__invitation__row__roster__round=survey)
    counted = left_out.values_list("reason").annotate(responses=Count("pk"))
    return dict(counted.order_by("reason"))
