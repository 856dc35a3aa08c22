"""Days from one day to another, reckoned by the database: thousands of pairs of days are few distances."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler


class DaysAfter(Func):
    """By how many days the first day is later than the second; null where either is."""

    arity = 2
    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        """There days are texts."""
        days = {"template": "CAST(julianday(%(expressions)s) AS INTEGER)", "arg_joiner": ") - julianday("}
        return self.as_sql(compiler, connection, **days, **more)
