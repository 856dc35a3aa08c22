"""The life of one marketplace as a generator: it yields the moment of its next step, then takes it when resumed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import prefetch_related_objects

from goodstanding.accreditation.actions import compute, hold, sign
from goodstanding.base.access import STRANGER, SYSTEM, Actor
from goodstanding.demo.world import AMINA, Identity, PlannedMarketplace, PlannedResponse, PlannedRound
from goodstanding.marketplaces.actions import Buyer, Profile, enrol
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.field import Link
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.actions.rounds import Addressee, RosterLine
from goodstanding.surveys.models import Programme, Round

Life = Iterator[datetime]
Step = tuple[datetime, Callable[[datetime], object]]

AN_HOUR = timedelta(hours=1)
VERIFIED = "The billing export of the last 12 months names the same clients."
HELD = "Ten clients answered on the first evening, minutes apart, all with the highest score. Invoices are asked for."
NO_CONFLICT = "none"
NOTHING = "Nothing beyond what chance does: the time taken and the other answers of the client fit."
TO_REVIEW = "nile-bench"
"""Whose flags wait for a visitor's review."""


@dataclass
class Stage:
    """What all lives share, and what is left of the links: the token of Amina's."""

    programme: Programme
    operator: Actor
    amina: Account
    today: date
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def morning(self) -> datetime:
        """The moment up to which the world is told."""
        return datetime.combine(self.today, time(), UTC)

    @property
    def last_night(self) -> datetime:
        """When the answers of open fields were counted last."""
        return self.morning - timedelta(minutes=1)


def live(stage: Stage, planned: PlannedMarketplace) -> Life:
    yield planned.enrolled_at
    shop = enrol(profile(planned.identity), by=SYSTEM, at=planned.enrolled_at)
    team = team_of(shop, planned.enrolled_at)
    yield planned.enrolled_at + AN_HOUR
    surveys.join(stage.programme, shop, by=team, at=planned.enrolled_at + AN_HOUR)
    for survey in planned.rounds:
        yield from go_through(stage, shop, team, survey)


def profile(identity: Identity) -> Profile:
    return Profile(
        slug=identity.slug,
        name=identity.name,
        site=f"https://{identity.domain}",
        country=identity.country,
        founded=identity.founded,
        size=identity.size,
        zone=identity.zone,
        facets={
            "region": identity.regions,
            "category": identity.categories,
            "language": identity.languages,
            "ownership": identity.ownership,
        },
    )


def team_of(shop: Marketplace, at: datetime) -> Actor:
    account = register(email=f"team@{shop.domain}", name=f"{shop.name} team", zone=shop.zone, by=SYSTEM, at=at)
    grant(account, "team", shop.pk, by=SYSTEM, at=at)
    return account.actor


def go_through(stage: Stage, shop: Marketplace, team: Actor, planned: PlannedRound) -> Life:
    """One round, as far as it has come."""
    yield planned.opened_at
    survey = surveys.open_round(
        stage.programme, shop, planned.edition, award_rule=planned.award_rule, by=team, at=planned.opened_at
    )
    if planned.committed_at:
        yield planned.committed_at
        is_nominated = planned.mode == "nominated"
        roster = surveys.commit_roster(survey, lines(planned), nominated=is_nominated, by=team, at=planned.committed_at)
        if planned.verified_at:
            yield planned.verified_at
            surveys.verify_roster(roster, VERIFIED, by=stage.operator, at=planned.verified_at)
    if planned.launched_at:
        yield from in_the_field(stage, survey, team, planned)
    if planned.closed_at:
        yield from to_the_decision(stage, survey, planned, planned.closed_at)


def lines(planned: PlannedRound) -> list[RosterLine]:
    return [
        RosterLine(
            Buyer(client.external_id, client.name, client.domain),
            tuple(Addressee(r.email, r.name, r.language) for r in client.responses),
        )
        for client in planned.clients
    ]


def in_the_field(stage: Stage, survey: Round, team: Actor, planned: PlannedRound) -> Life:
    """The launch, then answers and perhaps the extension as they come."""
    launched = planned.launched_at or stage.morning
    yield launched
    links = surveys.launch(survey, by=team, at=launched)
    prefetch_related_objects([link.invitation for link in links], "contact", "row__company")
    note_amina(stage, links, launched)
    until = planned.closed_at or stage.morning
    steps = answers(links, planned, until)
    if planned.extended_at:
        steps.append((planned.extended_at, lambda at: surveys.extend(survey, by=SYSTEM, at=at)))
    for at, step in sorted(steps, key=lambda one: one[0]):
        yield at
        step(at)
    if not planned.closed_at:
        yield stage.last_night
        surveys.count_answers(survey, by=SYSTEM, at=stage.last_night)


def note_amina(stage: Stage, links: list[Link], at: datetime) -> None:
    """Keeps the token of the link that Amina got, and gives her the office at her company."""
    for link in links:
        if link.invitation.contact.email == AMINA:
            stage.tokens[AMINA] = link.token
            grant(stage.amina, "client", link.invitation.row.company_id, by=SYSTEM, at=at)


def answers(links: list[Link], planned: PlannedRound, until: datetime) -> list[Step]:
    """What those invited send before `until`."""
    would = {(client.external_id, r.email): r for client in planned.clients for r in client.responses}
    steps: list[Step] = []
    for link in links:
        response = would[link.invitation.row.company.external_id, link.invitation.contact.email]
        if response.submitted_at and response.submitted_at < until:
            steps.append((response.submitted_at, sending(link.token, response)))
    return steps


def sending(token: str, response: PlannedResponse) -> Callable[[datetime], object]:
    given = Answers(
        scores=response.scores,
        about=response.about,
        comment=response.comment,
        confidentiality=response.confidentiality,
        wave=response.wave,
        minutes=response.minutes,
    )
    return lambda at: surveys.answer(token, given, by=STRANGER, at=at)


def to_the_decision(stage: Stage, survey: Round, planned: PlannedRound, closed_at: datetime) -> Life:
    """The close, the review of its flags, the computed verdict, and what the operator did with it."""
    yield closed_at
    surveys.close(survey, by=SYSTEM, at=closed_at)
    yield closed_at + AN_HOUR
    if planned.judged_at or survey.marketplace.slug != TO_REVIEW:
        for flag in survey.flags.all():
            surveys.review_flag(flag, Finding("kept", NOTHING), by=stage.operator, at=closed_at + AN_HOUR)
    decision = compute(survey, by=SYSTEM, at=closed_at + AN_HOUR)
    if planned.judged_at:
        yield planned.judged_at
        if planned.state == "held":
            hold(decision, HELD, by=stage.operator, at=planned.judged_at)
        else:
            sign(decision, NO_CONFLICT, by=stage.operator, at=planned.judged_at)
