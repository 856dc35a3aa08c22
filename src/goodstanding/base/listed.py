"""Many values for one query."""

import json
from collections.abc import Sequence

from django.db import connection
from django.db.models.expressions import RawSQL


def listed(texts: Sequence[str]) -> RawSQL:
    """Texts for `__in`, handed over as one JSON value: one by one they cost the client more than finding them costs."""
    unpacked = "json_array_elements_text" if connection.vendor == "postgresql" else "json_each"
    return RawSQL(f"SELECT value FROM {unpacked}(%s)", (json.dumps(texts),))  # noqa: S608, S611  our own words


def listed_ids(ids: Sequence[int]) -> RawSQL:
    """Ids for `__in`, likewise."""
    unpacked = (
        "value::bigint FROM json_array_elements_text" if connection.vendor == "postgresql" else "value FROM json_each"
    )
    return RawSQL(f"SELECT {unpacked}(%s)", (json.dumps(ids),))  # noqa: S611  our own words
