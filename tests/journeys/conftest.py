"""A demo as a visitor starts it, made once, and visitors whose browser notes what a page asks and says."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from journeys.demo_server import serving
from journeys.visitor import Visitor, windows


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Where the demo runs."""
    with serving(tmp_path_factory.getbasetemp(), worker_id) as demo:
        yield demo.address


@pytest.fixture
def visit(address: str, browser: Any) -> Iterator[Callable[..., Visitor]]:
    with windows(browser, address) as open_:
        yield open_
