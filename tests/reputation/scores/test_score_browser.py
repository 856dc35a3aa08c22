"""The pages of a score in a real browser, on a phone by day and at a desk by night."""

import pytest

from goodstanding.base import clock
from journeys.visitor import windows
from making import OPENED
from reputation.scores.scoring_scenes import done, four_done, running, scored_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("locale", ["en", pytest.param("ar", marks=pytest.mark.drill)])
def test_the_ledger_and_what_if_are_sound_in_both_directions(browser, live_server, locale):
    scene = scored_scene()
    *_, poor = four_done(scene)
    running(scene, ago=50)
    done(scene, None, ago=7 * 100)
    path = f"/workers/kazi-hub/wanjiru/score?engagement={poor.pk}&act=revised&rating=4.5"
    with clock.pinned(OPENED), windows(browser, live_server.url) as visit:
        visitor = visit(account=scene.work.wanjiru, locale=locale)
        visitor.open(path)
        faults = visitor.sound()
    assert (faults, visitor.said, visitor.hosts) == ([], [], {"localhost"})
