"""Reads that join nouns for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, QuerySet

from goodstanding.accreditation.models import Award, Decision
from goodstanding.accreditation.queries import awards_held
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account
from goodstanding.surveys.models import Evidence, Flag, Programme, Response, Round
from goodstanding.surveys.queries import programmes


@dataclass(frozen=True)
class Standing:
    """A marketplace in a programme today: its newest round and award, how many clients have answered, and what waits.

    `evidence_since` is the day on which evidence for a roster was offered that nobody has checked yet.
    """

    marketplace: Marketplace
    programme_slug: str
    round: Round | None
    award: Award | None
    answered: int
    is_computed: bool
    is_held: bool
    flags_open: int
    evidence_since: date | None
    reopened_since: date | None = None
    """The day since which a decision waits to be taken again after an appeal."""


def programmes_operated(actor: Actor) -> QuerySet[Programme]:
    return programmes(actor).filter(pk__in=actor.tenants("operator"))


def decisions_in(actor: Actor, programme: Programme) -> QuerySet[Decision]:
    """The decisions on a programme's rounds, for who operates it and has no role in the marketplace."""
    decisions = Decision.objects.select_related("round__programme", "round__marketplace", "award", "shortfall")
    decisions = decisions.filter(round__programme=programme, in_force=True).exclude(
        round__marketplace__in=actor.tenants("team")
    )
    return decisions if actor.operates(programme.pk) else decisions.none()


def standings(actor: Actor, programme: Programme) -> list[Standing]:
    """One standing for each marketplace enrolled, by name, for who operates the programme."""
    if not actor.operates(programme.pk):
        return []
    enrolled = Marketplace.objects.filter(enrolments__programme=programme).order_by("name")
    rounds = _newest(Round.objects.filter(programme=programme).order_by("edition"))
    waits = _Waits.of([survey.pk for survey in rounds.values() if survey.state != "decided"])
    awards, reopened = _newest_awards(programme), _reopened(programme)
    found = [_standing(shop, programme, rounds.get(shop.pk), awards.get(shop.pk), waits) for shop in enrolled]
    return [replace(each, reopened_since=reopened.get(each.round.pk) if each.round else None) for each in found]


def _reopened(programme: Programme) -> dict[int, date]:
    waiting = Decision.objects.filter(round__programme=programme, in_force=False, supersedes__in_force=True)
    return {survey: at.date() for survey, at in waiting.values_list("round", "computed_at")}


@dataclass(frozen=True)
class _Waits:
    """What is under way in undecided rounds, by round: clients that answered, verdicts (held or not), open flags,
    evidence to check."""

    answered: Mapping[int, int]
    held: Mapping[int, bool]
    flags: Mapping[int, int]
    evidence: Mapping[int, date]

    @classmethod
    def of(cls, rounds: list[int]) -> "_Waits":
        decisions = Decision.objects.filter(round__in=rounds).annotate(held=Count("holds"))
        flags = Flag.objects.filter(round__in=rounds, review=None).order_by().values_list("round")
        offered = Evidence.objects.filter(roster__round__in=rounds, roster__verification=None)
        return cls(
            answered=_answered(rounds),
            held={pk: bool(held) for pk, held in decisions.values_list("round", "held")},
            flags=dict(flags.annotate(open=Count("pk"))),
            evidence={pk: at.date() for pk, at in offered.values_list("roster__round", "offered_at")},
        )


def _standing(
    shop: Marketplace, programme: Programme, survey: Round | None, award: Award | None, waits: _Waits
) -> Standing:
    pk = survey.pk if survey else 0
    return Standing(
        marketplace=shop,
        programme_slug=programme.slug,
        round=survey,
        award=award,
        answered=waits.answered.get(pk, 0),
        is_computed=pk in waits.held,
        is_held=waits.held.get(pk, False),
        flags_open=waits.flags.get(pk, 0),
        evidence_since=waits.evidence.get(pk),
    )


def _newest(rounds: QuerySet[Round]) -> dict[int, Round]:
    return {survey.marketplace_id: survey for survey in rounds.select_related("closing", "extension")}


def _newest_awards(programme: Programme) -> dict[int, Award]:
    awards = Award.objects.filter(decision__round__programme=programme).select_related("decision__round")
    return {award.decision.round.marketplace_id: award for award in awards.order_by("awarded_at")}


def _answered(rounds: list[int]) -> Mapping[int, int]:
    rows = Response.objects.filter(invitation__row__roster__round__in=rounds)
    clients = rows.values_list("invitation__row__roster__round", "invitation__row").distinct()
    counts: dict[int, int] = {}
    for survey, _client in clients:
        counts[survey] = counts.get(survey, 0) + 1
    return counts


def holders(actor: Actor, on: date) -> list[Award]:
    """The awards in force on a day, one for each marketplace and programme; public."""
    newest = {(a.decision.round.programme_id, a.decision.round.marketplace_id): a for a in _by_day(actor, on)}
    return sorted(newest.values(), key=lambda award: award.decision.round.marketplace.name)


def _by_day(actor: Actor, on: date) -> QuerySet[Award]:
    return awards_held(actor, on).order_by("awarded_at")


def answers_given(actor: Actor) -> list[Response]:
    """The responses sent from invitations to the actor's own address, newest first."""
    account = Account.objects.filter(pk=actor.account).first() if actor.account else None
    if account is None:
        return []
    rows = Response.objects.filter(invitation__contact__email=account.email)
    rows = rows.select_related(
        "invitation__row__roster__round__marketplace", "invitation__row__roster__round__programme"
    )
    return list(rows.order_by("-day"))
