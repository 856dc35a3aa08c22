"""Two other companies of the story: one that everybody likes to work for, and one that pays late."""

from datetime import timedelta
from typing import Final

from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.dealing import answer, dated, open_up
from goodstanding.demo.lives.work.people import accept_rules, acting, arrive
from goodstanding.demo.lives.work.profile import EMAIL as WANJIRU
from goodstanding.demo.lives.work.texts import ABOUT_HARAKA, ABOUT_KIJANI
from goodstanding.demo.stage import Stage
from goodstanding.demo.world.work import PlannedWork
from goodstanding.engagements.actions.offers import Offered, TrialOffered, offer
from goodstanding.engagements.actions.openings import Brief
from goodstanding.marketplaces.actions import About, describe_company, verify_payment

CATEGORY: Final = "Data and AI"
HALIMA: Final = ("halima@kijanischools.example", "Halima Barasa")
JUMA: Final = ("juma@harakaparcels.example", "Juma Wekesa")
READING: Final = Brief(
    "Reading tests of 4,000 children",
    CATEGORY,
    vision="Each head teacher sees which class needs help, before the term is over.",
    team_in_place="Four county officers who bring the tests, and Halima.",
    working_values="Children's names never leave our server.",
    direction="Halima, once a week.",
    long_term="Every term, as long as the tests go on.",
    scope="A page for each of sixty schools, and one that compares the counties, within a week of each test.",
    requirements="Care with small groups: no child may be known from a page.",
    price_cents=120_000,
)
TRIAL: Final = "Pages for three schools from last term's tests, as you would do all sixty."
RIDERS: Final = Brief(
    "Tour times of 40 riders",
    CATEGORY,
    vision="We want to promise an hour, not a day.",
    scope="A table of tour times by rider and hour from GPS, for the last three months.",
    price_cents=90_000,
)


def kijani(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """Kijani Schools offers Wanjiru work that begins with a paid trial; her answer waits."""
    yield (at := stage.before(70))
    site = stage.sites[slug]
    schools = site.companies[work.cast["loved"]]
    halima = arrive(*HALIMA, "client", schools.pk, at)
    describe_company(schools, About(schools.name, "KE", ABOUT_KIJANI, HALIMA[1]), by=halima, at=at)
    verify_payment(schools, at.date(), by=site.shop.team, at=at)
    accept_rules(site.shop.marketplace, halima, at)
    starts = stage.today + timedelta(days=17)
    yield (at := stage.before(7))
    opening = open_up(schools, dated(READING, starts), by=halima, at=at)
    yield (at := stage.before(6, 18))
    worker, note = site.workers[work.cast["wanjiru"]], "I know your sixty schools, and hide what is under ten children."
    application = answer(opening, worker, note, 20, READING.price_cents, by=acting(WANJIRU), at=at)
    yield (at := stage.before(2, 8))
    trial = TrialOffered(TRIAL, 18_000, starts + timedelta(days=6))
    offered = Offered("fixed", 120_000, READING.scope, starts, starts + timedelta(days=40), trial=trial)
    offer(application, offered, by=halima, at=at)


def red(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """Haraka Parcels, which approves after five days and pays nine days late, has an opening."""
    yield (at := stage.before(3, 13))
    site = stage.sites[slug]
    parcels = site.companies[work.cast["red"]]
    juma = arrive(*JUMA, "client", parcels.pk, at)
    describe_company(parcels, About(parcels.name, "KE", ABOUT_HARAKA, JUMA[1]), by=juma, at=at)
    accept_rules(site.shop.marketplace, juma, at)
    open_up(parcels, dated(RIDERS, stage.today + timedelta(days=20)), by=juma, at=at)
