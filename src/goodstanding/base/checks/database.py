"""What the database promises, read back from the live connection: a setting that is ignored protects nothing.

Why these and no weaker: docs/promises.md, the first two.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from goodstanding.base import protection

PRAGMAS: dict[str, tuple[set[str | int | None], str]] = {
    "journal_mode": ({"wal"}, "PRAGMA journal_mode=WAL"),
    "synchronous": ({2, 3}, "PRAGMA synchronous=FULL"),
    "foreign_keys": ({1}, "PRAGMA foreign_keys=ON"),
    "secure_delete": ({1}, "PRAGMA secure_delete=ON"),
    "mmap_size": ({0, None}, "PRAGMA mmap_size=0"),
}
SHORTEST_WAIT = 20_000  # milliseconds
OLDEST_SQLITE = (3, 37)  # the oldest that Django 6.1 takes; upserts, RETURNING and generated columns are older
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


def check(*, databases: Sequence[str] | None = None, **_: Any) -> list[Error]:
    return [error for alias in databases or () for error in of_connection(connections[alias])]


def of_connection(connection: BaseDatabaseWrapper) -> list[Error]:
    if connection.vendor == "sqlite":
        promises = [*version(sqlite3.sqlite_version_info), *pragmas(connection), *transactions(connection)]
    else:
        promises = [*durability(connection)]
    return [*promises, *triggers(connection)]


def version(found: tuple[int, ...]) -> Iterator[Error]:
    if found < OLDEST_SQLITE:
        hint = "Use a newer Python or SQLite, or set DATABASE_URL to a PostgreSQL."
        yield Error(f"SQLite {'.'.join(map(str, found))} is too old.", hint, id="goodstanding.E012")


def pragmas(connection: BaseDatabaseWrapper) -> Iterator[Error]:
    for name, (enough, remedy) in PRAGMAS.items():
        if (found := ask(connection, f"PRAGMA {name}")) not in enough:
            hint = f"Add {remedy} to the init_command of the database."
            yield Error(f"SQLite runs with {name}={found}, which is too weak.", hint, id="goodstanding.E010")


def transactions(connection: BaseDatabaseWrapper) -> Iterator[Error]:
    if getattr(connection, "transaction_mode", None) != "IMMEDIATE":
        hint = 'Set transaction_mode to "IMMEDIATE" in the OPTIONS of the database.'
        yield Error("SQLite's transactions would fail under several writers.", hint, id="goodstanding.E011")
    if ask(connection, "PRAGMA busy_timeout") < SHORTEST_WAIT:
        hint = "Set timeout to 20 (seconds) in the OPTIONS of the database."
        yield Error("SQLite's writers would give up too early.", hint, id="goodstanding.E011")


def durability(connection: BaseDatabaseWrapper) -> Iterator[Error]:
    if not getattr(settings, "DURABILITY_CHECKED", True):
        return
    for name in DURABLE:
        if ask(connection, f"SHOW {name}") == "off":
            hint = f"Set {name} = on in postgresql.conf, and for this role and database."
            yield Error(f"PostgreSQL may lose what it confirmed: {name} is off.", hint, id="goodstanding.E020")


def triggers(connection: BaseDatabaseWrapper) -> Iterator[Error]:
    if set(protection.TABLES) <= set(connection.introspection.table_names()) and protection.missing(connection):
        hint = "Find out who removed the triggers and verify the record; goodstanding.base.protection sets them."
        yield Error("The record's tables can be changed.", hint, id="goodstanding.E040")


def ask(connection: BaseDatabaseWrapper, question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None
