"""The register and the team's page of what is public in a real browser: on a phone by day and at a desk by night."""

import pytest

from accreditation.telling import DECIDED, awarded
from goodstanding.badges import actions
from goodstanding.base import clock
from journeys.visitor import windows
from making import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("/register?region=Africa", "/register?name=nobody", "/register/kazi-hub", "/marketplaces/kazi-hub/public")


@pytest.mark.parametrize("locale", ["en", pytest.param("ar", marks=pytest.mark.drill)])
def test_every_page_is_sound_from_left_to_right_and_from_right_to_left(browser, live_server, locale):
    set_up = scene()
    awarded(set_up)
    actions.write_story(set_up.kazi_hub, "We began in two rooms.", by=set_up.team.actor, at=DECIDED)
    looked = {}
    with clock.pinned(DECIDED), windows(browser, live_server.url) as visit:
        visitor = visit(account=set_up.team, locale=locale)
        for path in PAGES:
            visitor.open(path)
            looked[path] = visitor.sound()
    assert looked == {path: [] for path in PAGES}
    assert (visitor.said, visitor.hosts) == ([], {"localhost"})
