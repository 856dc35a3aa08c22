"""Triggers that keep the record's tables append-only, whoever speaks to the database."""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("base_event", "base_checkpoint", "base_treenode")

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION base_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$
"""


def protect(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers on those tables that are there.

    A migration that changes one of them calls `unprotect` first and this last.
    """
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for statement in statements(connection.vendor, [table for table in TABLES if table in present]):
            cursor.execute(statement)


def statements(vendor: str, tables: Sequence[str]) -> list[str]:
    if vendor == "postgresql":
        deeds = (("row", "UPDATE OR DELETE"), ("all", "TRUNCATE"))
        return [_postgresql(table, name, deed) for table in tables for name, deed in deeds]
    return [_sqlite(table, deed) for table in tables for deed in ("update", "delete")]


def _postgresql(table: str, name: str, deeds: str) -> str:
    each = "ROW" if name == "row" else "STATEMENT"
    return (
        f"CREATE OR REPLACE TRIGGER {table}_no_{name} BEFORE {deeds} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION base_append_only()"
    )


def _sqlite(table: str, deed: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed} BEFORE {deed.upper()} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
    )


def unprotect(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers: for a migration that changes these tables, and nothing else."""
    with connection.cursor() as cursor:
        for table, name in names(connection.vendor):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def names(vendor: str) -> list[tuple[str, str]]:
    kinds = ("row", "all") if vendor == "postgresql" else ("update", "delete")
    return [(table, f"{table}_no_{kind}") for table in TABLES for kind in kinds]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that should be in force and are not."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [name for _, name in names(connection.vendor) if name not in present]
