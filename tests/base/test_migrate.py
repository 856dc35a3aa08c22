"""What an empty database gets at once is what the migrations, step by step, lead to."""

import re
from pathlib import Path

import pytest

from goodstanding.base.management.commands.migrate import is_empty
from installs import SET_UP, Install, bare

STEPS = f"{SET_UP}; from django.core.management.commands.migrate import Command; call_command(Command(), verbosity=0)"
SQLITE = {
    "columns": """
        SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'""",
    "references": """
        SELECT m.name, f."from", f."table", f."to", f.on_delete
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'""",
    "indexes": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
    "constraints": "SELECT name, sql FROM sqlite_master WHERE type = 'table'",
    "migrations": "SELECT app, name FROM django_migrations",
}
POSTGRESQL = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
        FROM information_schema.columns
        WHERE table_schema = 'public' AND (table_name, column_name) <> ('auth_group_permissions', 'id')""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
    "migrations": "SELECT app, name FROM django_migrations",
}
"""But for the id of a join table that is never used: the package's old migration made it an integer, today's model
a bigint."""


def schema(install: Install) -> dict[str, set[tuple[object, ...]]]:
    found = {what: set(install.ask(query)) for what, query in (POSTGRESQL if install.url else SQLITE).items()}
    if not install.url:
        found["constraints"] = {
            (table, constraint)
            for table, sql in found["constraints"]
            for constraint in re.findall(r'CONSTRAINT "(\w+)" (?:CHECK|UNIQUE)[^,]*', sql)
        }
    return found


@pytest.mark.django_db
@pytest.mark.database
def test_an_empty_database_gets_at_once_what_the_steps_lead_to(install: Install, tmp_path: Path):
    steps = tmp_path / "steps"
    steps.mkdir()
    with bare(steps) as stepped:
        stepped.run(STEPS)
        at_once, by_steps = schema(install), schema(stepped)
    assert {what: rows ^ by_steps[what] for what, rows in at_once.items()} == {what: set() for what in at_once}


@pytest.mark.django_db
def test_a_database_with_tables_is_never_taken_for_an_empty_one():
    from django.db import connection

    assert not is_empty(connection)
