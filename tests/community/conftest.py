"""The moment at which the tests of the community look."""

from collections.abc import Iterator

import pytest

from community.publishing import LATER
from goodstanding.base import clock


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.pinned(LATER):
        yield
