"""Amina's opening, which asks for papers, and three who apply."""

from datetime import datetime, timedelta
from typing import Final

from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.dealing import answer, dated, open_up
from goodstanding.demo.lives.work.people import accept_rules, acting, arrive
from goodstanding.demo.lives.work.texts import CERTIFICATE, INSURANCE
from goodstanding.demo.stage import Site, Stage
from goodstanding.demo.world import AMINA
from goodstanding.demo.world.work import PlannedWork, PlannedWorker
from goodstanding.engagements.actions.openings import Brief
from goodstanding.engagements.models import Opening
from goodstanding.marketplaces.actions import Paper, add_qualification, check_qualification
from goodstanding.marketplaces.models import Worker

CATEGORY: Final = "Data and AI"
FUEL: Final = Brief(
    "Weekly report on fuel and distance",
    CATEGORY,
    vision="We want to know whether the new tours save fuel, and not guess.",
    team_in_place="One engineer, and a fleet manager in Mombasa who knows every truck.",
    working_values="We write before we call. Nobody answers at night.",
    direction="The fleet manager says what comes first, each Monday.",
    long_term="The report runs for a year if the first month is useful.",
    scope="A report of two pages each Monday for eight weeks, from fuel cards and GPS, with the trucks that stand out.",
    requirements="Work with personal data of drivers: the certificate, and insurance.",
    pay="fixed",
    price_cents=240_000,
)


def amina_hires(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """An opening that asks for papers, with three applicants, one of whom lacks one."""
    yield (at := stage.before(4, 8))
    site = stage.sites[slug]
    dune = site.companies[work.cast["dune"]]
    sets = [site.required] if site.required else []
    posted = dated(FUEL, stage.today + timedelta(days=16))
    opening = open_up(dune, posted, sets, by=acting(AMINA), at=at)
    planned = {each.external_id: each for each in work.workers}
    for hours, (part, papers, note, rate) in enumerate(APPLICANTS):
        yield (at := stage.before(3, 7 + 2 * hours))
        applies(site, opening, planned[work.cast[part]], papers, note, rate, at=at)


APPLICANTS: Final = (
    (
        "strong",
        (CERTIFICATE, INSURANCE),
        "Fleet reports are what I do; I enclose none of them, for they are clients'.",
        250_000,
    ),
    ("middling", (CERTIFICATE, INSURANCE), "I can begin on the first day and know GPS data.", 225_000),
    ("weak", (CERTIFICATE,), "I am new to fuel cards and quick to learn.", 180_000),
)
"""Who applies: part, papers, note, price in cents."""


def applies(
    site: Site, opening: Opening, who: PlannedWorker, papers: tuple[str, ...], note: str, rate: int, *, at: datetime
) -> None:
    """A worker comes with an account of one's own, shows papers, accepts the rules and applies."""
    worker = site.workers[who.external_id]
    me = arrive(who.address, who.name, "worker", worker.pk, at)
    accept_rules(site.shop.marketplace, me, at)
    for title in papers:
        show(site, worker, title, at)
    answer(opening, worker, note, 20, rate, by=me, at=at)


def show(site: Site, worker: Worker, title: str, at: datetime) -> None:
    """A paper that the team has seen."""
    kind = "certificate" if title == CERTIFICATE else "insurance"
    year = timedelta(days=365)
    paper = Paper(kind, title, "Savana Institute", f"{worker.external_id}-7", at.date() - year, at.date() + year)
    added = add_qualification(worker, paper, by=site.shop.team, at=at)
    check_qualification(added, "Seen as a scan.", by=site.shop.team, at=at)
