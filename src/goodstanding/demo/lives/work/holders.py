"""Three on Kazi Hub whose standings change, and one who asks that an engagement be left out."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from goodstanding.base.access import Actor
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.people import accept_rules, acting, arrive
from goodstanding.demo.stage import Site, Stage
from goodstanding.demo.world.work import PARTS, PlannedWork
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.actions import Paper, Portrait, add_qualification, describe_worker
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.actions.removals import ask_for_removal


class Said(NamedTuple):
    """What somebody says of oneself, and how many days ago: enough for a standing."""

    days: int
    about: str
    rate_cents: int
    skills: tuple[str, ...]


SAID: Final = {
    "fallen": Said(
        58,
        "I build shops that work on an old phone and a slow line, and I stay until the first hundred orders are paid.",
        2_400,
        ("Mobile shops", "Payments", "Django"),
    ),
    "idle": Said(
        57,
        "Calm on the phone, brief in writing. I take over a help desk within a day, and hand it back with notes.",
        1_300,
        ("Help desks", "Swahili", "Writing"),
    ),
    "new": Said(
        31,
        "Two years with the tables of a farmers' union. I find what is double, missing or in the wrong column.",
        1_000,
        ("Spreadsheets", "Data cleaning", "SQL"),
    ),
}
WHY: Final = (
    "The company agreed in the thread that three of the twelve numbers did not exist. Nine calls were all there were."
)
ASKED: Final = 3
"""Days ago."""


def holder(stage: Stage, slug: str, work: PlannedWork, part: str) -> Life:
    """A worker comes with an account of one's own and fills in the profile."""
    said, named = SAID[part], PARTS[part]
    yield (at := stage.before(said.days))
    site, me = joined(stage, slug, work, part, at)
    worker = site.workers[work.cast[part]]
    describe_worker(worker, Portrait(named.name, named.headline, said.about, "KE", said.rate_cents), by=me, at=at)
    for skill in said.skills:
        add_qualification(worker, Paper("skill", skill), by=me, at=at)


def joined(stage: Stage, slug: str, work: PlannedWork, part: str, at: datetime) -> tuple[Site, Actor]:
    site, named = stage.sites[slug], PARTS[part]
    me = arrive(named.address, named.name, "worker", site.workers[work.cast[part]].pk, at)
    accept_rules(site.shop.marketplace, me, at)
    return site, me


def removal(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """The one who is Top Rated still asks that the engagement with her lowest marks be left out; nobody answered."""
    yield (at := stage.before(ASKED) + timedelta(hours=3))
    worker = stage.sites[slug].workers[work.cast["idle"]]
    ask_for_removal(lowest(worker), WHY, by=acting(PARTS["idle"].address), at=at)


def lowest(worker: Worker) -> Engagement:
    rated = Engagement.objects.filter(worker=worker, reviews__side="company").order_by("reviews__points")
    return rated.select_related("marketplace")[0]
