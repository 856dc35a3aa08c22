"""Every part of every page, in both directions, schemes and shells."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "width"), [("", 360), ("?dir=rtl", 360), ("?scheme=dark", 1280), ("?shell=portal", 1280)]
)
def test_axe_finds_nothing(visit, query, width):
    visitor = visit(width)
    assert visitor.open(f"/styleguide{query}") == 200
    assert (visitor.too_wide, visitor.said, visitor.hosts) == (0, [], {"127.0.0.1"})
    assert visitor.axe() == []
