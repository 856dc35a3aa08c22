"""The badge's pages in a browser: axe finds nothing, no page is wider than its window, nobody else is asked."""

from collections.abc import Iterator
from typing import Any

import pytest

from badges.holding import LATER, badged
from goodstanding.base import clock
from journeys.visitor import Visitor, windows
from making import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server: Any) -> Iterator[str]:
    with clock.pinned(LATER):
        yield live_server.url


WAYS = [
    (360, {"color_scheme": "light"}),
    (1280, {"color_scheme": "dark"}),
    (360, {"locale": "ar"}),
]


def test_a_visitor_reads_checks_and_reports_on_any_screen(browser: Any, address: str) -> None:
    found = badged(scene())
    with windows(browser, address) as visit:
        for width, way in WAYS:
            reads(visit(width, **way), found.pk)


def reads(visitor: Visitor, key: object) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.resource_type))
    for path in (
        f"/credentials/{key}",
        "/verify",
        "/issuers/trusted-talent-partner",
        "/policies/accredit-1@2026-01-01",
    ):
        assert visitor.open(path) == 200
        assert (visitor.too_wide, visitor.said) == (0, [])
        assert visitor.axe() == []
    assert set(asked) <= {"document", "image", "other"}
    assert len(visitor.hosts) == 1
    visitor.page.goto(f"{visitor.address}/credentials/{key}", referer="https://evil.example/")
    assert visitor.axe() == []
    visitor.page.locator(".notice.bad button").click()
    visitor.page.wait_for_url("**/lookalikes")
    assert visitor.axe() == []
