"""A second programme, young and free, in which Kazi Hub's next round is in the field."""

from datetime import timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.demo.lives.marketplace import AN_HOUR, go_through
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Host, Stage
from goodstanding.demo.world import PlannedMarketplace
from goodstanding.people.actions import grant, register
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.programmes import Charter

CHARTER = Charter(
    slug="reliable-hub",
    name="Reliable Hub",
    designation="Reliable Hub",
    adjective="Reliable",
    operator="League of East African Hubs",
    instrument="trusted-talent-2026-1",
    award_rule="accredit-1",
)
BEFORE = timedelta(days=60)
NEEMA = ("neema@eastafricanhubs.example", "Neema Mollel")


def league(stage: Stage, planned: PlannedMarketplace) -> Life:
    """The programme is founded, the marketplace joins, and goes through its rounds there."""
    at = planned.elsewhere[0].opened_at - BEFORE
    yield at
    programme = surveys.found_programme(CHARTER, by=SYSTEM, at=at)
    surveys.add_phase(programme, "Beta", at.date(), by=SYSTEM, at=at)
    neema = register(email=NEEMA[0], name=NEEMA[1], zone="Africa/Nairobi", by=SYSTEM, at=at)
    grant(neema, "operator", programme.pk, by=SYSTEM, at=at)
    yield at + AN_HOUR
    shop = stage.shops[planned.identity.slug]
    surveys.join(programme, shop.marketplace, by=shop.team, at=at + AN_HOUR)
    for survey in planned.elsewhere:
        yield from go_through(stage, Host(programme, neema.actor), shop, survey)
