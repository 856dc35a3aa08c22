"""Lives as generators: each yields the moment of its next step, then takes it when resumed."""

from collections.abc import Iterator

from goodstanding.demo.lives.calendar import calendar
from goodstanding.demo.lives.league import league
from goodstanding.demo.lives.marketplace import live
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work import working
from goodstanding.demo.lives.yearbook import yearbook
from goodstanding.demo.stage import Stage
from goodstanding.demo.world import World

__all__ = ["Life", "calendar", "league", "live", "lives"]


def lives(stage: Stage, world: World) -> Iterator[Life]:
    """Everybody's: the marketplaces', the second programme's, those who work, the calendar's
    and the yearbook's."""
    yield from (live(stage, planned) for planned in world.marketplaces)
    yield from (league(stage, planned) for planned in world.marketplaces if planned.elsewhere)
    for planned in world.marketplaces:
        if planned.work:
            yield from working(stage, planned, planned.work)
    yield calendar(stage, world.founded_at)
    yield yearbook(stage)
