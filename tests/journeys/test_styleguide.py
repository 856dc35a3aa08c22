"""Every part of every page, in both directions, schemes and shells."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "query", ["", *(pytest.param(query, marks=pytest.mark.drill) for query in ("?dir=rtl", "?shell=portal"))]
)
def test_every_part_is_sound(visit, query):
    visitor = visit()
    assert visitor.open(f"/styleguide{query}") == 200
    assert (visitor.sound(), visitor.said, visitor.hosts) == ([], [], {"127.0.0.1"})
