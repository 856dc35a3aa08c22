"""Fixtures that more than one noun needs. PostgreSQL itself is started by tests/all.py."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
MORE_FLAGS = ("--disable-component-update", "--disable-sync")


def without(what: str, advice: str) -> None:
    """A missing tool is a loud skip on a laptop and a failure where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing and CI is set: {advice}")
    pytest.skip(f"{what} is missing: {advice}")


@pytest.fixture(autouse=True, scope="session")
def emptied_past_the_triggers() -> Iterator[None]:
    """Tests with real transactions empty every table afterwards, which the record's triggers forbid."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from goodstanding.base.protection import protect, unprotect

    empty = BaseDatabaseOperations.execute_sql_flush

    def past_the_triggers(self: Any, statements: list[str]) -> None:
        unprotect(self.connection)
        empty(self, statements)
        protect(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", past_the_triggers)
        yield


@pytest.fixture(autouse=True)
def no_language_of_the_test_before() -> Iterator[None]:
    """A request leaves its language active in its thread."""
    yield
    from django.utils import translation

    translation.deactivate()


@pytest.fixture
def install(tmp_path: Path, db: None) -> Iterator[object]:
    """An install of its own on the database that the tests run on."""
    from installs import installed

    with installed(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    flags = [*FLAGS, *MORE_FLAGS, *(["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        if executable is None and not Path(playwright.chromium.executable_path).exists():
            without("Chromium", "apt install chromium, or .venv/bin/playwright install chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        yield browser
        browser.close()
