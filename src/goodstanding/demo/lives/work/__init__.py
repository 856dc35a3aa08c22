"""The working lives of a marketplace: its people, its history, and what goes on there today."""

from collections.abc import Iterator

from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.choosing import amina_hires
from goodstanding.demo.lives.work.disputes import brightline, paid, waiting
from goodstanding.demo.lives.work.dune import amina_arrives, ended, running
from goodstanding.demo.lives.work.gatherings import gatherings
from goodstanding.demo.lives.work.history import history, rates
from goodstanding.demo.lives.work.holders import SAID, holder, removal
from goodstanding.demo.lives.work.others import kijani, red
from goodstanding.demo.lives.work.people import house_rules, settle
from goodstanding.demo.lives.work.profile import wanjiru
from goodstanding.demo.lives.work.rule import changed_rule
from goodstanding.demo.stage import Stage
from goodstanding.demo.world import PlannedMarketplace
from goodstanding.demo.world.work import PlannedWork


def working(stage: Stage, planned: PlannedMarketplace, work: PlannedWork) -> Iterator[Life]:
    """Everybody's working life on one marketplace; the story's where it has a part there."""
    slug = planned.identity.slug
    yield settle(stage, slug, work, planned.enrolled_at)
    yield history(stage, slug, work)
    yield rates(stage, slug)
    if work.cast:
        yield house_rules(stage, slug)
        yield wanjiru(stage, slug, work)
        yield from (holder(stage, slug, work, part) for part in SAID)
        yield amina_arrives(stage, slug, work)
        yield ended(stage, slug, work)
        yield running(stage, slug, work)
        yield amina_hires(stage, slug, work)
        yield kijani(stage, slug, work)
        yield red(stage, slug, work)
        yield removal(stage, slug, work)
        yield changed_rule(stage, slug)
        yield gatherings(stage, slug, work)
        yield brightline(stage, slug, work)
        yield waiting(stage, slug, work)
        yield paid(stage, slug, work)
