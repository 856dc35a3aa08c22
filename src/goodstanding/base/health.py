"""Whether this install can serve: the database answers, its tables are the code's, the queue moves."""

from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Min
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from goodstanding.base import clock

PATIENCE = timedelta(minutes=10)


def readiness() -> dict[str, Any]:
    """`ready`, and for each part what it is, without names, addresses or settings."""
    try:
        behind, waited = migrations_to_apply(), queue_age(clock.now())
    except DatabaseError:
        return {"ready": False, "database": "does not answer"}
    return {
        "ready": not behind and waited <= PATIENCE,
        "database": "answers",
        "migrations_to_apply": behind,
        "queue_waits_seconds": int(waited.total_seconds()),
    }


def migrations_to_apply() -> int:
    """How many migrations the database lacks; once it lacks none, that holds for the life of this process."""
    if not _up_to_date:
        executor = MigrationExecutor(connection)
        if count := len(executor.migration_plan(executor.loader.graph.leaf_nodes())):
            return count
        _up_to_date.append(True)
    return 0


_up_to_date: list[bool] = []


def queue_age(at: datetime) -> timedelta:
    """How long the task that has waited longest for a worker has been due."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    at_once = ready.filter(run_after=get_date_max()).aggregate(first=Min("enqueued_at"))["first"]
    timed = ready.filter(run_after__lte=at).aggregate(first=Min("run_after"))["first"]
    return max(at - (at_once or at), at - (timed or at), timedelta())
