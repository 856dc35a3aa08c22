"""Scenes that are played once in a process: the next test that plays the same on the same database gets the same rows.

What is in the database is known as the calls that filled it since the test began. Whatever else is written makes it
unknown, and from there on everything is played in truth.
"""

import pickle
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import translation

from goodstanding.base import clock

READS = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN")
Rows = dict[Any, tuple[Any, ...]]
"""The rows of a table by their key."""


@dataclass
class Left:
    """What a call left: its answer, and of each table the rows that came or changed and the keys that went."""

    answer: bytes
    put: dict[type[models.Model], list[tuple[Any, ...]]] = field(default_factory=dict)
    gone: dict[type[models.Model], list[Any]] = field(default_factory=dict)


class Memory:
    """What is known of the database now, and what every call left that was played so far."""

    def __init__(self) -> None:
        self.known: tuple[Hashable, ...] | None = None
        self.head = ""
        self.is_as_shipped: Callable[[], bool] = lambda: False
        self.left: dict[tuple[Hashable, ...], Left] = {}

    def notice(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Wraps every statement of the connection."""
        if not sql.lstrip().startswith(READS) or "setval" in sql:
            self.known = None
        return execute(sql, params, many, context)


MEMORY = Memory()


@contextmanager
def from_empty(is_as_shipped: Callable[[], bool]) -> Iterator[None]:
    """Around a test that finds the database empty and leaves it so; what it patches is played in truth."""
    MEMORY.known, MEMORY.head, MEMORY.is_as_shipped = (), "", is_as_shipped
    with connection.execute_wrapper(MEMORY.notice):
        yield
    MEMORY.known = None


def remembered[**P, T](play: Callable[P, T]) -> Callable[P, T]:
    """A function that fills the database; its arguments and its answer are copies in each call."""

    @wraps(play)
    def again(*args: P.args, **kwargs: P.kwargs) -> T:
        if MEMORY.known is None or not MEMORY.is_as_shipped() or MEMORY.head != head():
            return play(*args, **kwargs)
        given = pickle.dumps((args, kwargs))
        moment = clock.now() if clock._pinned else None
        known = (*MEMORY.known, (play.__module__, play.__qualname__, translation.get_language(), moment, given))
        if known in MEMORY.left:
            put_back(MEMORY.left[known])
        else:
            MEMORY.left[known] = played(play, given)
        MEMORY.known, MEMORY.head = known, head()
        return pickle.loads(MEMORY.left[known].answer)

    return again


def played(play: Callable[..., object], given: bytes) -> Left:
    before = everything()
    args, kwargs = pickle.loads(given)
    left = Left(pickle.dumps(play(*args, **kwargs)))
    for model, rows in everything().items():
        if put := [row for key, row in rows.items() if before[model].get(key) != row]:
            left.put[model] = put
        if gone := [key for key in before[model] if key not in rows]:
            left.gone[model] = gone
    return left


def put_back(left: Left) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for model, keys in left.gone.items():
            cursor.executemany(removing(model), [(key,) for key in keys])
        for model, rows in left.put.items():
            cursor.executemany(putting(model), rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(left.put)):
            cursor.execute(statement)


def head() -> str:
    """The end of the record, which tells what other threads have written; "" of an empty one."""
    events = apps.get_model("base", "Event").objects.order_by("-position")
    return events.values_list("digest", flat=True).first() or ""


def everything() -> dict[type[models.Model], Rows]:
    """Every row of the database."""
    found = {}
    with connection.cursor() as cursor:
        for model in tables():
            cursor.execute(f"SELECT {columns(model)} FROM {name(model._meta.db_table)}")
            found[model] = {row[0]: row for row in cursor.fetchall()}
    return found


@cache
def tables() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


@cache
def columns(model: type[models.Model]) -> str:
    """The key first."""
    fields = sorted(model._meta.local_concrete_fields, key=lambda field: not field.primary_key)
    return ", ".join(name(field.column) for field in fields)


@cache
def putting(model: type[models.Model]) -> str:
    many = len(model._meta.local_concrete_fields)
    listed = columns(model)
    first, *others = listed.split(", ")
    change = ", ".join(f"{column} = excluded.{column}" for column in others)
    values = ", ".join(["%s"] * many)
    act = f"DO UPDATE SET {change}" if others else "DO NOTHING"
    return f"INSERT INTO {name(model._meta.db_table)} ({listed}) VALUES ({values}) ON CONFLICT ({first}) {act}"


def removing(model: type[models.Model]) -> str:
    return f"DELETE FROM {name(model._meta.db_table)} WHERE {name(model._meta.pk.column)} = %s"


def name(plain: str) -> str:
    return connection.ops.quote_name(plain)
