"""Limits count in a table of the database, which tests with real transactions do not empty."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_limit_reached_yet(db):
    cache.clear()
