"""Wanjiru on Kazi Hub: a full profile, seen papers, the house rules accepted."""

from datetime import date, datetime, timedelta
from typing import Final

from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.drawing import bars, lines, pattern
from goodstanding.demo.lives.work.people import accept_rules, acting, arrive
from goodstanding.demo.lives.work.texts import CERTIFICATE, INSURANCE
from goodstanding.demo.stage import Site, Stage
from goodstanding.demo.world.work import PlannedWork
from goodstanding.marketplaces.actions import (
    Paper,
    Portrait,
    add_photo,
    add_qualification,
    check_qualification,
    describe_worker,
)
from goodstanding.marketplaces.models import Worker

EMAIL: Final = "wanjiru@people.example"
PORTRAIT: Final = Portrait(
    name="Wanjiru Kamau",
    headline="Data analyst: dashboards that people open every morning",
    about=(
        "I turn exports nobody trusts into figures that a team can act on. I begin with one question, show a first "
        "page within three days, and write down where every number comes from.\n\n"
        "Six years with carriers, schools and clinics in East Africa. English, Swahili, Kikuyu."
    ),
    country="KE",
    rate_cents=2_100,
)
SHOWN: Final = (
    ("skill", "SQL"), ("skill", "Python"), ("skill", "Dashboards"), ("skill", "Interviews with users"),
    ("tool", "PostgreSQL"), ("tool", "Metabase"), ("tool", "QGIS"),
)  # fmt: skip
PORTFOLIO: Final = (
    (bars, ((38, 52, 47, 61, 90, 66, 58), 4), "Late parcels by depot; one depot stands out"),
    (lines, ((20, 34, 41, 55, 62, 74, 88), (30, 31, 40, 38, 46, 44, 52)), "Attendance in two counties over a year"),
)
JOINED, SEEN, ACCEPTED = 300, 298, 58
"""Days ago."""


def wanjiru(stage: Stage, slug: str, work: PlannedWork) -> Life:
    at = stage.before(JOINED)
    yield at
    site = stage.sites[slug]
    worker = site.workers[work.cast["wanjiru"]]
    present(worker, at)
    at = stage.before(SEEN)
    yield at
    see_papers(site, worker, at)
    at = stage.before(ACCEPTED)
    yield at
    accept_rules(site.shop.marketplace, acting(EMAIL), at)


def present(worker: Worker, at: datetime) -> None:
    me = arrive(EMAIL, PORTRAIT.name, "worker", worker.pk, at)
    describe_worker(worker, PORTRAIT, by=me, at=at)
    for kind, title in SHOWN:
        add_qualification(worker, Paper(kind, title), by=me, at=at)
    for paper in papers(at.date()):
        add_qualification(worker, paper, by=me, at=at)
    add_photo(worker, "photo", pattern(), "A woven pattern in clay, green and blue", by=me, at=at)
    for draw, values, description in PORTFOLIO:
        add_photo(worker, "portfolio", draw(*values), description, by=me, at=at)


def papers(on: date) -> tuple[Paper, ...]:
    """The certificate, the licence and the insurance that she enters on a day."""
    year = timedelta(days=365)
    return (
        Paper("certificate", CERTIFICATE, "Savana Institute", "HPD-20417", on - year, on + 2 * year),
        Paper("licence", "Business permit", "County of Nairobi", "BP-77310", on - year, on + year),
        Paper("insurance", INSURANCE, "Mlima Mutual", "PI-5521-08", on - timedelta(days=30), on + year),
    )


def see_papers(site: Site, worker: Worker, at: datetime) -> None:
    """The team looks at the papers with a number."""
    for paper in worker.qualifications.filter(kind__in=("certificate", "licence")):
        check_qualification(paper, "Seen as a scan; the number is the issuer's.", by=site.shop.team, at=at)
