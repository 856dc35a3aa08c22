"""Who works and hires on a marketplace, and the rules of its house."""

from datetime import datetime, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM, Actor, Office
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.texts import GUIDELINES, REQUIRED, TERMS
from goodstanding.demo.stage import Site, Stage
from goodstanding.demo.world.work import AGENCIES_SINCE, PlannedWork
from goodstanding.marketplaces.actions import (
    Buyer,
    Freelancer,
    accept_terms,
    add_agencies,
    add_companies,
    add_workers,
    join_agency,
    publish_terms,
)
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import terms_due
from goodstanding.people.actions import grant, register
from goodstanding.people.queries import account_named
from goodstanding.reputation.actions import make_requirement_set

AFTER: Final = timedelta(hours=2)
RULES, MINIMUMS = 90, 30
"""Days ago on which Kazi Hub published its rules, and made its requirement set."""


def settle(stage: Stage, slug: str, work: PlannedWork, enrolled: datetime) -> Life:
    """The marketplace brings its companies and workers, and later its agencies with their members."""
    at = enrolled + AFTER
    yield at
    shop = stage.shops[slug]
    buyers = [Buyer(each.external_id, each.name, each.domain) for each in work.buyers]
    companies = add_companies(shop.marketplace, buyers, by=shop.team, at=at)
    freelancers = [Freelancer(each.external_id, each.name, each.country, each.headline) for each in work.workers]
    workers = add_workers(shop.marketplace, freelancers, by=shop.team, at=at)
    stage.sites[slug] = site = Site(shop, {each.external_id: each for each in companies}, workers)
    yield from teams(site, work, max(stage.before(AGENCIES_SINCE.days), at + AFTER))


def teams(site: Site, work: PlannedWork, at: datetime) -> Life:
    yield at
    shop, names = site.shop, {each.external_id: each.name for each in work.agencies}
    made = add_agencies(shop.marketplace, names, by=shop.team, at=at)
    for agency in work.agencies:
        for key in agency.members:
            join_agency(
                made[agency.external_id],
                site.workers[key],
                is_exclusive=key in agency.exclusive,
                since=at.date(),
                by=shop.team,
                at=at,
            )


def house_rules(stage: Stage, slug: str) -> Life:
    """Guidelines and terms, and a requirement set that openings can ask for."""
    at = stage.before(RULES)
    yield at
    shop = stage.sites[slug].shop
    in_force = shop.marketplace.day(at)
    publish_terms(shop.marketplace, "guidelines", GUIDELINES, in_force, by=shop.team, at=at)
    publish_terms(shop.marketplace, "terms", TERMS, in_force, by=shop.team, at=at)
    at = stage.before(MINIMUMS)
    yield at
    site = stage.sites[slug]
    stage.sites[slug] = site._replace(required=make_requirement_set(shop.marketplace, REQUIRED, by=shop.team, at=at))


def arrive(email: str, name: str, office: Office, tenant: int, at: datetime) -> Actor:
    """Somebody takes an office at a company or as a worker, with a new account where there is none yet."""
    account = account_named(SYSTEM, email) or register(email=email, name=name, zone="Africa/Nairobi", by=SYSTEM, at=at)
    grant(account, office, tenant, by=SYSTEM, at=at)
    return acting(email)


def acting(email: str) -> Actor:
    """The actor of an account with the roles that it holds now."""
    account = account_named(SYSTEM, email)
    assert account is not None
    return account.actor


def accept_rules(marketplace: Marketplace, actor: Actor, at: datetime) -> None:
    for terms in terms_due(actor, marketplace, marketplace.day(at)):
        accept_terms(terms, by=actor, at=at)
