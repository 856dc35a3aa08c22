"""The press kit in a real browser: on a phone by day and at a desk by night, in either direction."""

import pytest

from badges.holding import LATER, badged
from goodstanding.accreditation import actions as judging
from goodstanding.base import clock
from journeys.visitor import windows
from making import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/marketplaces/kazi-hub/press-kit"


@pytest.mark.drill
def test_the_page_is_sound_in_either_direction_with_a_kit_and_without(browser, live_server):
    set_up = scene()
    badge = badged(set_up)
    looked = []
    with clock.pinned(LATER), windows(browser, live_server.url) as visit:
        visitor = visit(account=set_up.team, locale="ar")
        visitor.open(f"{PAGE}?language=en")
        looked += visitor.sound()
        judging.suspend(badge.award, "Answers came from friends.", by=set_up.ole.actor, at=LATER)
        visitor.open(PAGE)
        looked += visitor.sound()
    assert (looked, visitor.said, visitor.hosts) == ([], [], {"localhost"})
