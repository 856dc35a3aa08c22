"""Reads of the facts. Answers are read as what the rules take, and by nobody while the field is open."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.policies import Instrument, load
from goodstanding.rules.accreditation import AwardPolicy, Evidence, Mode
from goodstanding.rules.survey import Response as Answered
from goodstanding.surveys.models import Invitation, Programme, Response, RosterRow, Round

SCORED = ("closed", "candidate", "decided")
"""States in which answers may be read as scores: earlier, nobody reads them."""


def programmes(actor: Actor) -> QuerySet[Programme]:
    """Every programme of the install; programmes are public."""
    return Programme.objects.order_by("name")


def rounds_seen_by(actor: Actor) -> QuerySet[Round]:
    """The rounds of the marketplaces an actor serves and of the programmes it operates, newest first."""
    rounds = Round.objects.select_related("programme", "marketplace").order_by("-edition", "marketplace__name")
    if actor.is_system:
        return rounds
    served = rounds.filter(marketplace__in=actor.tenants("team"))
    return served | rounds.filter(programme__in=actor.tenants("operator"))


def answers_of(actor: Actor, survey: Round) -> list[Answered]:
    """The responses of a closed round as the rules read them, respondents and clients named by row ids.

    Empty while the field is open, and for whoever does not operate the programme.
    """
    if survey.state not in SCORED or not actor.operates(survey.programme_id):
        return []
    return _as_rules_read(survey, load().instrument(survey.instrument))


def _as_rules_read(survey: Round, instrument: Instrument) -> list[Answered]:
    keys = [item.key for item in instrument.questionnaire.items]
    rows = Response.objects.filter(invitation__row__roster__round=survey).order_by("pk")
    return [
        Answered(str(respondent), str(client), tuple(answers.get(key) for key in keys))
        for respondent, client, answers in rows.values_list("invitation", "invitation__row", "answers")
    ]


def evidence_of(actor: Actor, survey: Round) -> Evidence:
    """How the answers of a round were gathered, as the rules read it."""
    closing = getattr(survey, "closing", None)
    return Evidence(
        mode=cast(Mode, survey.draw.mode),
        roster_size=survey.roster.size,
        roster_verified=hasattr(survey.roster, "verification"),
        invited=closing.invited + closing.undeliverable if closing else None,
        undeliverable=closing.undeliverable if closing else 0,
    )


def next_in_draw(actor: Actor, survey: Round, many: int = 1) -> list[RosterRow]:
    """The clients that come next in the draw's order, not yet asked; no later roster or will can change them."""
    asked = Invitation.objects.filter(row__roster__round=survey).values("row")
    rows = survey.roster.rows.exclude(pk__in=asked).order_by("place")
    return list(rows.prefetch_related("contacts")[:many])


def field_counts(actor: Actor, survey: Round) -> Mapping[str, int]:
    """Clients invited and reached, undeliverable, and with a valid response: numbers that name nobody."""
    invited = RosterRow.objects.filter(roster__round=survey, invitations__isnull=False).distinct()
    reached = invited.filter(invitations__undeliverable=None).distinct().count()
    return {
        "invited": reached,
        "undeliverable": invited.count() - reached,
        "answered": len(_clients_with_valid_response(actor, survey)),
    }


def _clients_with_valid_response(actor: Actor, survey: Round) -> set[int]:
    asked = rule_of(actor, survey).min_answered
    rows = Response.objects.filter(invitation__row__roster__round=survey)
    return {row for row, answers in rows.values_list("invitation__row", "answers") if _answered(answers) >= asked}


def _answered(answers: Mapping[str, Any]) -> int:
    return sum(isinstance(answer, (int, float)) for answer in answers.values())


def rule_of(actor: Actor, survey: Round) -> AwardPolicy:
    """The award rule as it stood on the day the round was opened: a later version does not change the game."""
    return load().award(survey.award_rule, survey.opened_at.date())
