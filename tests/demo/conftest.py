"""The made world, once for all tests, and a larger population of the same model."""

from datetime import date

import pytest

from goodstanding.demo.build import plan
from goodstanding.demo.world import SEED, World
from goodstanding.policies import load

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def world() -> World:
    return plan(SEED, TODAY)


@pytest.fixture(scope="session")
def items() -> dict[str, str]:
    return {item.key: item.dimension for item in load().instrument("trusted-talent-2026-1").items}
