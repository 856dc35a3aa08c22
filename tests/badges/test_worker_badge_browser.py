"""The pages of a worker's badge in a browser: axe finds nothing, no page is wider than its window."""

from collections.abc import Iterator
from typing import Any

import pytest

from badges.wearing import LATER, top_rated, worn
from goodstanding.badges import actions
from goodstanding.base import clock
from journeys.visitor import Visitor, windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BADGE = "/workers/kazi-hub/wanjiru/badge"
ISSUER = "/marketplaces/kazi-hub/issuer"


@pytest.fixture
def address(live_server: Any) -> Iterator[str]:
    with clock.pinned(LATER):
        yield live_server.url


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_page_is_sound_in_either_direction(browser: Any, address: str, locale: str) -> None:
    scene = top_rated()
    found = worn(scene)
    page = f"/credentials/{found.pk}"
    with windows(browser, address) as visit:
        visitor = visit(account=scene.work.wanjiru, locale=locale)
        assert {path: seen(visitor, path) for path in (page, BADGE, ISSUER)} == {page: [], BADGE: [], ISSUER: []}
        actions.switch_off(found.badge, by=scene.work.wanjiru.actor, at=LATER)
        assert {path: seen(visitor, path) for path in (page, BADGE)} == {page: [], BADGE: []}
        assert (visitor.said, len(visitor.hosts)) == ([], 1)


def seen(visitor: Visitor, path: str) -> list[str]:
    """What is wrong with a page."""
    assert visitor.open(path) == 200
    return visitor.sound()
