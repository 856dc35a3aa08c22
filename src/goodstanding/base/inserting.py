"""Rows that are written again and again: their statement is made once, which is most of what inserting costs."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models


def insert(row: models.Model) -> None:
    """Adds a row that has its key already. Sends no signals. Raises IntegrityError as `save` does."""
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields(type(row))]
    with connection.cursor() as cursor:
        cursor.execute(statement(type(row)), values)
    row._state.adding, row._state.db = False, connection.alias


def fields(model: type[models.Model]) -> "Sequence[models.Field[Any, Any]]":
    return model._meta.local_concrete_fields


@cache
def statement(model: type[models.Model]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields(model))
    places = ", ".join("%s" for _ in fields(model))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  names of our own
