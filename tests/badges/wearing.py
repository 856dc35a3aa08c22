"""Wanjiru is Top Rated on Kazi Hub, with a badge that she switched on."""

from datetime import timedelta

from goodstanding.badges import actions
from goodstanding.badges.models import WorkerCredential
from goodstanding.reputation.models import Standing
from histories import Past
from remembered import remembered
from reputation.standings.weeks_kept import MONDAY, judged, keep, moment, ready

NOW = moment(MONDAY, 10)
LATER = NOW + timedelta(days=1)


@remembered
def top_rated() -> Past:
    scene = ready()
    keep(scene.work.wanjirus, [97] * 16)
    judged(scene)
    return scene


def standing(scene: Past) -> Standing:
    """What Wanjiru holds."""
    return Standing.objects.get(worker=scene.work.wanjirus, until=None)


@remembered
def worn(scene: Past) -> WorkerCredential:
    """Her badge, signed on the Monday on which she became Top Rated."""
    return actions.switch_on(standing(scene), by=scene.work.wanjiru.actor, at=NOW)
