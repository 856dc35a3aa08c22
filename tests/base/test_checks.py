"""Weak settings are refused at start: each check from both sides, and a start that says what to do."""

import logging
from collections.abc import Iterable

import pytest
from django.core.checks import Error
from django.db import connection

from goodstanding.base.checks import database, files, origin, refuse_weak_settings
from goodstanding.base.protection import unprotect

STRONG = "k3Yw0rdsAreLongAndVaried-" * 3
FAR, NEAR = "https://trust.example", "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _sound(settings, monkeypatch):
    """Settings with nothing to object to, on a server of its own."""
    settings.SECRET_KEY, settings.ORIGIN, settings.DEBUG, settings.DEMO = STRONG, FAR, False, False
    settings.DURABILITY_CHECKED = False
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("GOODSTANDING_SMTP", raising=False)


def ids(found: Iterable[Error]) -> list[str]:
    errors = list(found)
    assert all(error.hint for error in errors)
    return [error.id.removeprefix("goodstanding.") for error in errors]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"SECRET_KEY": "k3Yw0rds" * 6}, ["E001"]),
        ({"SECRET_KEY": "abc" * 30}, ["E001"]),
        ({"DEBUG": True}, ["E002"]),
        ({"DEBUG": True, "ORIGIN": NEAR}, []),
        ({"ORIGIN": "http://trust.example"}, ["E003"]),
        ({"ORIGIN": "http://0.0.0.0:8000"}, ["E003"]),
        ({"ORIGIN": "http://localhost.trust.example"}, ["E003"]),
        ({"ORIGIN": "http://localhost:8000"}, []),
        ({"ORIGIN": "http://[::1]:8000"}, []),
        ({"DEMO": True}, ["E004"]),
        ({"DEMO": True, "ORIGIN": NEAR}, []),
    ],
)
def test_settings_must_fit_the_address_people_reach(settings, changes, found):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert ids(origin.check()) == found


@pytest.mark.parametrize("variable", ["DATABASE_URL", "GOODSTANDING_SMTP"])
@pytest.mark.parametrize(("demo", "found"), [(True, ["E005"]), (False, [])])
def test_demo_mode_takes_no_real_database_and_mail_server(settings, monkeypatch, variable, demo, found):
    monkeypatch.setenv(variable, "postgresql://kazi")
    settings.DEMO, settings.ORIGIN = demo, NEAR
    assert ids(origin.check()) == found


@pytest.mark.parametrize(("mode", "found"), [(0o700, []), (0o750, []), (0o755, ["E030"]), (0o701, ["E030"])])
def test_the_data_folder_is_closed_to_the_rest_of_the_machine(settings, tmp_path, mode, found):
    settings.DATA = tmp_path
    tmp_path.chmod(mode)
    assert ids(files.check()) == found


@pytest.mark.parametrize("name", ["keys/record.pem", "keys/links.key", "secret-key"])
@pytest.mark.parametrize(("mode", "found"), [(0o600, []), (0o400, []), (0o640, ["E031"]), (0o604, ["E031"])])
def test_keys_are_read_by_their_owner_alone(settings, tmp_path, name, mode, found):
    settings.DATA = tmp_path
    tmp_path.chmod(0o700)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    (tmp_path / name).chmod(mode)
    assert ids(files.check()) == found


@pytest.mark.django_db
@pytest.mark.database
def test_the_database_of_the_tests_keeps_its_promises():
    assert ids(database.of_connection(connection)) == []


@pytest.fixture
def sqlite(db):
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    return connection


@pytest.fixture
def pragma(sqlite):
    """Change a pragma outside any transaction, in a connection of its own, and set it back."""
    fresh = sqlite.copy()
    fresh.settings_dict = {**sqlite.settings_dict}
    yield lambda statement: fresh.cursor().execute(statement) and fresh
    fresh.close()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("SELECT 1", []),
        ("PRAGMA synchronous=EXTRA", []),
        ("PRAGMA synchronous=NORMAL", ["E010"]),
        ("PRAGMA synchronous=OFF", ["E010"]),
        ("PRAGMA foreign_keys=OFF", ["E010"]),
        ("PRAGMA secure_delete=OFF", ["E010"]),
        ("PRAGMA secure_delete=FAST", ["E010"]),
        ("PRAGMA mmap_size=1000000", ["E010"]),
        ("PRAGMA busy_timeout=5000", ["E011"]),
    ],
)
def test_sqlite_is_asked_what_is_in_force(pragma, statement, found):
    assert ids(database.of_connection(pragma(statement))) == found


def test_sqlite_without_a_write_ahead_log_is_refused(tmp_path, sqlite):
    other = sqlite.copy()
    options = {**sqlite.settings_dict["OPTIONS"], "init_command": "PRAGMA synchronous=FULL;PRAGMA secure_delete=ON"}
    other.settings_dict = {**sqlite.settings_dict, "NAME": tmp_path / "x.sqlite3", "OPTIONS": options}
    try:
        (error,) = database.of_connection(other)
        assert (error.id, error.msg) == (
            "goodstanding.E010",
            "SQLite runs with journal_mode=delete, which is too weak.",
        )
    finally:
        other.close()


def test_sqlite_transactions_that_start_as_readers_are_refused(pragma):
    connection = pragma("SELECT 1")
    connection.transaction_mode = "DEFERRED"
    assert ids(database.of_connection(connection)) == ["E011"]


@pytest.mark.parametrize(("version", "found"), [((3, 37, 0), []), ((3, 50, 4), []), ((3, 36, 0), ["E012"])])
def test_an_old_sqlite_is_refused(version, found):
    assert ids(database.version(version)) == found


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.parametrize("checked", [True, False])
def test_a_postgresql_that_may_lose_what_it_confirmed_is_refused(settings, checked):
    if connection.vendor != "postgresql":
        pytest.skip("about PostgreSQL")
    settings.DURABILITY_CHECKED = checked
    asked = {name: database.ask(connection, f"SHOW {name}") for name in database.DURABLE}
    assert len(list(database.durability(connection))) == (list(asked.values()).count("off") if checked else 0)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = on")
        with_on = len(list(database.durability(connection)))
        cursor.execute("SET LOCAL synchronous_commit = off")
        with_off = len(list(database.durability(connection)))
    assert with_off - with_on == checked


@pytest.mark.django_db
@pytest.mark.database
def test_a_record_without_its_triggers_is_refused():
    unprotect(connection)
    assert ids(database.of_connection(connection)) == ["E040"]


@pytest.mark.django_db
def test_a_sound_install_starts(settings):
    assert refuse_weak_settings() is None


@pytest.mark.django_db
def test_a_weak_install_does_not_start_and_says_what_to_do(settings, caplog):
    settings.SECRET_KEY, settings.ORIGIN = "short", "http://trust.example"
    with caplog.at_level(logging.ERROR), pytest.raises(SystemExit) as refused:
        refuse_weak_settings()
    assert str(refused.value) == "\n".join(
        [
            "Goodstanding does not start with these settings:",
            "  goodstanding.E001: The secret key could be guessed. Remove GOODSTANDING_SECRET_KEY, and one is made;"
            " or set it to 64 random characters.",
            "  goodstanding.E003: Answers would travel in the clear. Put a proxy with a certificate before it,"
            " and set GOODSTANDING_ORIGIN to https://...",
        ]
    )
