"""`migrate`, which gives an empty database today's tables at once; any other is migrated step by step as ever."""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from goodstanding.base.protection import protect

PART = ("app_label", "migration_name", "fake", "plan", "check_unapplied", "prune")
"""Options of who wants less, or other, than everything."""


class Command(migrate.Command):
    """Django's command, quicker where nothing is there yet: every step would build all models before it anew."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not any(options.get(option) for option in PART) and is_empty(connection):
            create(connection)
        super().handle(*args, **options)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether no migration has run, nor anything else made a table."""
    return set(connection.introspection.table_names()) <= {MigrationRecorder.Migration._meta.db_table}


def create(connection: BaseDatabaseWrapper) -> None:
    """Makes every table and trigger that the migrations lead to, and notes the migrations as done: all or nothing."""
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        call_command("createcachetable", database=connection.alias, verbosity=0)
        protect(connection)
        for app, name in MigrationLoader(connection).graph.nodes:
            recorder.record_applied(app, name)
