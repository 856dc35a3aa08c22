"""The kind and the moment that the tests of the record use."""

from datetime import UTC, datetime

from goodstanding.base.record import declare

HAPPENED = declare("tests.happened", "A test made something happen.")
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
