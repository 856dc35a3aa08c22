"""An install of its own, with the settings of a real one, for processes that a test starts, kills and asks."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TESTS = Path(__file__).parent
SQLITE = "goodstanding.sqlite3"
SET_UP = "import django; django.setup(); from django.core.management import call_command"
OF_OTHERS = ("GOODSTANDING_", "DATABASE_URL", "DJANGO_")


class Install:
    """Migrated and empty: on a SQLite file in `data`, or on PostgreSQL where `url` names a database of its own."""

    def __init__(self, data: Path, url: str = "") -> None:
        self.data, self.url = data, url
        kept = {key: value for key, value in os.environ.items() if not key.startswith(OF_OTHERS)}
        folders = [str(folder) for folder in (TESTS, *TESTS.iterdir()) if folder.is_dir()]
        self.environment = kept | {
            "GOODSTANDING_DATA": str(data),
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings",
            "PYTHONPATH": os.pathsep.join(folders),
        }

    def start(self, code: str, *given: str, **more: Any) -> subprocess.Popen[bytes]:
        """A Python process in the install."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([sys.executable, "-c", code, *given], env=self.environment, **{**quiet, **more})

    def run(self, code: str, *given: str) -> None:
        """The same, to its end, which is to be a good one."""
        running = self.start(code, *given, stderr=subprocess.PIPE)
        said = running.communicate()[1]
        assert running.returncode == 0, said.decode()[-2_000:]

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """The rows that a query finds."""
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as connection:
                return connection.execute(question).fetchall()
        with closing(sqlite3.connect(self.data / SQLITE, timeout=20)) as connection:
            return connection.execute(question).fetchall()

    def is_sound(self) -> bool:
        """Whether the database finds no fault in its own files; PostgreSQL looks at its own when it starts."""
        return bool(self.url) or self.ask("PRAGMA integrity_check") == [("ok",)]


@contextmanager
def installed(data: Path) -> Iterator[Install]:
    """An install beside the tests' own database: a copy of it, still empty, or a new one on the same server."""
    from django.db import connection

    with bare(data) as install:
        if connection.vendor == "sqlite":
            own = connection.settings_dict["NAME"]
            with closing(sqlite3.connect(own)) as empty, closing(sqlite3.connect(data / SQLITE)) as copy:
                empty.backup(copy)
        else:
            install.run(f"{SET_UP}; call_command('migrate', verbosity=0)")
        yield install


@contextmanager
def bare(data: Path) -> Iterator[Install]:
    """An install without a table."""
    from django.db import connection

    if connection.vendor == "sqlite":
        yield Install(data)
    else:
        with database_on(os.environ["DATABASE_URL"], f"install_{os.getpid()}_{abs(hash(data))}") as url:
            yield Install(data, url)


@contextmanager
def database_on(server: str, name: str) -> Iterator[str]:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
