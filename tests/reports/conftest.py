"""The moment at which the tests of reports look."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from goodstanding.base import clock


@pytest.fixture
def today() -> Iterator[None]:
    with clock.pinned(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        yield
