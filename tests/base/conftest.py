"""The kinds that these tests record, and a way past the triggers for those who test what happens then."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from happening import AT, HAPPENED

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.protection import unprotect
from goodstanding.base.record import checkpoint, record


@pytest.fixture
def happen(db: None) -> Callable[..., Event]:
    """Record one event about `number`."""

    def one(number: int = 1, **data: Any) -> Event:
        with transaction.atomic():
            return record(HAPPENED, by=SYSTEM, at=AT, subject=("thing", number), tenant="marketplace:12", data=data)

    return one


@pytest.fixture
def tamper(db: None) -> Callable[..., None]:
    """Run SQL as somebody who owns the database and has removed the triggers."""
    unprotect(connection)

    def execute(sql: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)

    return execute


@pytest.fixture
def stored_checkpoint(happen: Callable[..., Event]) -> Checkpoint:
    """A record of five events with a checkpoint over them."""
    for number in range(5):
        happen(number)
    return checkpoint(AT)
