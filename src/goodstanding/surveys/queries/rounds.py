"""Reads of the facts. Answers are read as what the rules take, and by nobody while the field is open."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.db.models import Min, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.rules.accreditation import AwardPolicy, Evidence, Mode
from goodstanding.rules.quality import is_own
from goodstanding.rules.survey import Response as Answered
from goodstanding.surveys.models import Invitation, Programme, Response, RosterRow, Round
from goodstanding.surveys.queries.mailing import refused
from goodstanding.surveys.queries.policies import policies_of
from goodstanding.surveys.reading import as_rules_read

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


def open_fields(actor: Actor) -> QuerySet[Round]:
    """The rounds in the field, the first to close first, for the system that counts, reminds and ends them."""
    fields = Round.objects.filter(state="fielding").select_related("programme", "marketplace")
    return fields.order_by("closes_at", "pk") if actor.is_system else fields.none()


def fields_over(actor: Actor, at: datetime) -> QuerySet[Round]:
    """The open fields whose time is over, the longest first."""
    return open_fields(actor).filter(closes_at__lte=at)


def judges(actor: Actor, survey: Round) -> bool:
    """Whether an actor may read and judge a round: it operates the programme and has no role in the marketplace."""
    return actor.operates(survey.programme_id) and survey.marketplace_id not in actor.tenants("team")


def answers_of(actor: Actor, survey: Round, *, with_excluded: bool = False) -> list[Answered]:
    """The responses of a closed round as the rules read them, respondents and clients named by row ids.

    Empty while the field is open, and for whoever may not judge the round. Responses that are excluded are left out,
    or all of them are there `with_excluded`.
    """
    if survey.state not in SCORED or not judges(actor, survey):
        return []
    rows = Response.objects.filter(invitation__row__roster__round=survey)
    instrument = policies_of(actor, survey.programme).instrument(survey.instrument, survey.opened_at.date())
    questionnaire = instrument.questionnaire
    return as_rules_read(rows if with_excluded else rows.filter(exclusion=None), questionnaire)


def waves_of(actor: Actor, survey: Round) -> Mapping[str, int]:
    """The mailing after which each client of a closed round first answered: 1 before any reminder. By row id."""
    if survey.state not in SCORED or not judges(actor, survey):
        return {}
    rows = Response.objects.filter(invitation__row__roster__round=survey, exclusion=None)
    first = rows.values_list("invitation__row").annotate(first=Min("wave"))
    return {str(client): wave for client, wave in first}


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


def next_in_draw(actor: Actor, survey: Round) -> list[RosterRow]:
    """The clients whose turn it is in the draw's order and who are not asked yet: those drawn, and one more for each
    that cannot be reached. No later roster or will can change them, nor a client for whom nobody is named be passed by.
    """
    asked = Invitation.objects.filter(row__roster__round=survey).values("row")
    rows = survey.roster.rows.filter(place__lte=(survey.draw.drawn or 0) + _lost(survey)).exclude(pk__in=asked)
    return list(rows.select_related("company").prefetch_related("contacts").order_by("place"))


def _lost(survey: Round) -> int:
    """How many clients were asked and cannot be reached by any contact."""
    reached = Invitation.objects.filter(row__roster__round=survey, undeliverable=None).values("row")
    asked = RosterRow.objects.filter(roster__round=survey, invitations__isnull=False)
    return asked.exclude(pk__in=reached).distinct().count()


def field_counts(actor: Actor, survey: Round) -> Mapping[str, int]:
    """Clients invited and reached, not reached, and with a valid response: numbers that name nobody.

    Who said 'never ask me again' and has not answered counts as not reached, like one whose address fails: the system
    alone tells them apart. A client whose turn it is, and for whom the marketplace names nobody, counts as invited:
    silence about a client must not pay.
    """
    invited = RosterRow.objects.filter(roster__round=survey, invitations__isnull=False).distinct()
    refusing = refused(actor).filter(row__roster__round=survey).order_by().values("pk")
    reachable = Q(undeliverable=None) | Q(response__isnull=False)
    asked = Invitation.objects.filter(reachable, row__roster__round=survey).exclude(pk__in=refusing)
    reached = asked.values("row").distinct().count()
    return {
        "invited": reached + len(next_in_draw(actor, survey)),
        "undeliverable": invited.count() - reached,
        "answered": len(_clients_with_valid_response(actor, survey)),
    }


def _clients_with_valid_response(actor: Actor, survey: Round) -> set[int]:
    asked, own = rule_of(actor, survey).min_answered, [survey.marketplace.domain]
    rows = Response.objects.filter(invitation__row__roster__round=survey, exclusion=None)
    return {
        row
        for row, answers, email in rows.values_list("invitation__row", "answers", "invitation__contact__email")
        if _answered(answers) >= asked and not is_own(email, own)
    }


def _answered(answers: Mapping[str, Any]) -> int:
    return sum(isinstance(answer, (int, float)) for answer in answers.values())


def rule_of(actor: Actor, survey: Round) -> AwardPolicy:
    """The award rule as it stood on the day the round was opened: a later version does not change the game."""
    return policies_of(actor, survey.programme).award(survey.award_rule, survey.opened_at.date())
