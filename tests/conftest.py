"""Fixtures that more than one noun needs. PostgreSQL itself is started by tests/all.py."""

import gc
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


def pytest_collection_finish() -> None:
    """What is imported stays: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def emptied_past_the_triggers() -> Iterator[None]:
    """Tests with real transactions empty every table afterwards, which the record's triggers forbid.

    Django then writes its types and permissions anew, a quarter of a second for what nobody here reads.
    """
    from django.core.management.commands import flush
    from django.db.backends.base.operations import BaseDatabaseOperations

    from goodstanding.base.protection import protect, unprotect

    empty = BaseDatabaseOperations.execute_sql_flush

    def past_the_triggers(self: Any, statements: list[str]) -> None:
        unprotect(self.connection)
        empty(self, statements)
        protect(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", past_the_triggers)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *given, **named: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def contexts_of_whole_pages(django_test_environment: None) -> Iterator[None]:
    """The tests' client keeps the context of every part and widget, which costs a fifth of a page with a long form."""
    from django.template import Context, RequestContext, Template
    from django.test.signals import template_rendered

    def rendered(self: Template, context: Context) -> str:
        if context.template is self and isinstance(context, RequestContext):
            template_rendered.send(sender=self, template=self, context=context)
        return self.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", rendered)
        yield


@pytest.fixture(autouse=True)
def no_language_of_the_test_before() -> Iterator[None]:
    """A request leaves its language active in its thread."""
    yield
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(autouse=True)
def remembering(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Scenes are played once in a process, and in each test that patches something."""
    if request.node.get_closest_marker("django_db") is None or "settings" in request.fixturenames:
        yield
        return
    from remembered import from_empty

    with from_empty(lambda: vars(monkeypatch) == vars(pytest.MonkeyPatch())):
        yield


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
            from lacking import without

            without("Chromium", "apt install chromium, or .venv/bin/playwright install chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        yield browser
        browser.close()
