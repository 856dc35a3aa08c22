"""The life of one marketplace: it enrols, joins, and goes through its rounds."""

from datetime import datetime, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.demo.lives.decision import to_the_decision
from goodstanding.demo.lives.fieldwork import in_the_field
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Host, Shop, Stage
from goodstanding.demo.world import Identity, PlannedMarketplace, PlannedRound
from goodstanding.marketplaces.actions import Buyer, Profile, enrol
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.actions import grant, register
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.rounds import Addressee, RosterLine
from goodstanding.surveys.models import Round

AN_HOUR: Final = timedelta(hours=1)
PAYS_AFTER: Final = timedelta(days=3)
VERIFIED = "The billing export of the last 12 months names the same clients."
PAID, WAIVED = "Bank transfer, received in full.", "The first round of a marketplace with fewer than five people."
SPARED = "sahel-talents"
"""Whose fee is waived."""


def live(stage: Stage, planned: PlannedMarketplace) -> Life:
    yield planned.enrolled_at
    marketplace = enrol(profile(planned.identity), by=SYSTEM, at=planned.enrolled_at)
    shop = Shop(marketplace, team_of(marketplace, planned.enrolled_at))
    stage.shops[marketplace.slug] = shop
    yield planned.enrolled_at + AN_HOUR
    surveys.join(stage.host.programme, marketplace, by=shop.team, at=planned.enrolled_at + AN_HOUR)
    for survey in planned.rounds:
        yield from go_through(stage, stage.host, shop, survey)


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


def go_through(stage: Stage, host: Host, shop: Shop, planned: PlannedRound) -> Life:
    """One round, as far as it has come."""
    yield planned.opened_at
    survey = surveys.open_round(
        host.programme,
        shop.marketplace,
        planned.edition,
        award_rule=planned.award_rule,
        by=shop.team,
        at=planned.opened_at,
    )
    if planned.launched_at:
        yield planned.opened_at + PAYS_AFTER
        settle(survey, host, planned.opened_at + PAYS_AFTER)
    if planned.committed_at:
        yield from to_the_roster(survey, host, shop, planned, planned.committed_at)
    if planned.launched_at:
        yield from in_the_field(stage, survey, shop, planned, planned.launched_at)
    if planned.closed_at:
        yield from to_the_decision(stage, survey, host, shop, planned, planned.closed_at)


def settle(survey: Round, host: Host, at: datetime) -> None:
    """The operator notes that the fee came in, or waives it."""
    if survey.fee.state != "due":
        return
    if survey.marketplace.slug == SPARED:
        surveys.settle_fee(survey.fee, "waived", WAIVED, by=host.operator, at=at)
    else:
        surveys.settle_fee(survey.fee, "paid", PAID, by=host.operator, at=at)


def to_the_roster(survey: Round, host: Host, shop: Shop, planned: PlannedRound, committed: datetime) -> Life:
    yield committed
    is_nominated = planned.mode == "nominated"
    roster = surveys.commit_roster(survey, lines(planned), nominated=is_nominated, by=shop.team, at=committed)
    if planned.verified_at:
        yield planned.verified_at
        surveys.verify_roster(roster, VERIFIED, by=host.operator, at=planned.verified_at)


def lines(planned: PlannedRound) -> list[RosterLine]:
    return [
        RosterLine(
            Buyer(client.external_id, client.name, client.domain),
            tuple(Addressee(r.email, r.name, r.language) for r in client.responses),
        )
        for client in planned.clients
    ]
