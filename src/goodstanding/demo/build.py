"""Writes the made world through the nouns' actions, each at its moment in the past and in the order of time.

The record of the demo is thereby an ordinary record: every line of it came from an action.
"""

from datetime import date

from django.db import transaction

from goodstanding.base.access import SYSTEM
from goodstanding.base.record import checkpoint
from goodstanding.demo.lives import lives
from goodstanding.demo.lives.turns import Progress, play
from goodstanding.demo.people import PEOPLE
from goodstanding.demo.programme_page import write_programme_page
from goodstanding.demo.stage import Host, Stage
from goodstanding.demo.world import World, make
from goodstanding.demo.world.work import Side
from goodstanding.people.actions import grant, register
from goodstanding.policies import load
from goodstanding.surveys.actions import add_phase, found_programme
from goodstanding.surveys.actions.programmes import Charter

CHARTER = Charter(
    slug="trusted-talent-partner",
    name="Trusted Talent Partner",
    designation="Trusted Talent Partner",
    adjective="Trusted",
    operator="Open Assembly",
    instrument="trusted-talent-2026-1",
    award_rule="accredit-1",
)
PRIVACY = "data_protection"
BETA_YEARS, FEE_CENTS = 2, 9_000


def plan(seed: int, today: date) -> World:
    """The world for the programme's instrument and the criteria of reviews."""
    items = {item.key: item.dimension for item in load().instrument(CHARTER.instrument).items}
    reviews = load().reviews(today)
    criteria: dict[Side, tuple[str, ...]] = {
        "company": reviews.criteria("company"),
        "worker": reviews.criteria("worker"),
    }
    return make(seed, today, items, PRIVACY, criteria)


@transaction.atomic
def build(world: World, progress: Progress = lambda at: None) -> Stage:
    """Plays the world into an empty, migrated database: all of it or nothing. Returns who and what is in it."""
    stage = open_stage(world)
    play(lives(stage, world), progress)
    write_programme_page(stage.host.programme, today=stage.today, by=stage.host.operator, at=stage.last_night)
    checkpoint(stage.morning)
    return stage


def open_stage(world: World) -> Stage:
    """Founds the programme, with the people of the story that are there from the start."""
    at = world.founded_at
    programme = found_programme(CHARTER, by=SYSTEM, at=at)
    add_phase(programme, "Beta", at.date(), by=SYSTEM, at=at)
    regular = at.date().replace(year=at.year + BETA_YEARS, month=1, day=1)
    add_phase(programme, "Regular", regular, fee_cents=FEE_CENTS, by=SYSTEM, at=at)
    accounts = {
        person.slug: register(email=person.email, name=person.name, zone=person.zone, by=SYSTEM, at=at)
        for person in PEOPLE
        if person.slug != "kazi-hub"
    }
    grant(accounts["ole"], "operator", programme.pk, by=SYSTEM, at=at)
    return Stage(Host(programme, accounts["ole"].actor), accounts["amina"], world.made_on)
