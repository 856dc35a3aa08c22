"""A query compiled once and then asked with another value: with many joins, compiling costs more than asking."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

PLACE = "the value that is asked for"

Compiled = tuple[str, tuple[Any, ...], Any, Any]


class Prepared:
    """The rows of a values_list() that filters by one text: `make` builds it with PLACE for that text."""

    def __init__(self, make: Callable[[], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._make = make
        self._compiled: dict[str, Compiled] = {}

    def rows(self, value: str) -> Iterator[list[Any]]:
        """As the queryset gives them, each a list, asked now."""
        sql, params, compiler, converters = self._compile()
        with connection.cursor() as cursor:
            cursor.execute(sql, [value if param == PLACE else param for param in params])
            found = cursor.fetchall()
        yield from compiler.apply_converters(found, converters)

    def _compile(self) -> Compiled:
        if connection.vendor not in self._compiled:
            compiler = self._make().query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
            self._compiled[connection.vendor] = (sql, tuple(params), compiler, converters)
        return self._compiled[connection.vendor]
