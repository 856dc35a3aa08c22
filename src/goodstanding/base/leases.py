"""Outcomes of tasks under a lease: done, to be tried again, given up, or lost with their worker."""

import logging
from datetime import datetime, timedelta
from traceback import format_exception
from typing import Any

from django.db.models import QuerySet
from django.tasks import TaskResultStatus
from django.tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from goodstanding.base import clock
from goodstanding.base.backoff import wait_after
from goodstanding.base.tokens import scrub

LEASE = timedelta(minutes=5)
ATTEMPTS = 8

type Claimed = DBTaskResult[..., Any]

logger = logging.getLogger(__name__)


class LostWorker(Exception):
    """The worker of this task was killed while it ran, as often as a task is tried."""


def succeed(claimed: Claimed, value: Any) -> bool:
    """Keep the task's value, if the claim still holds; says whether it did."""
    return finish(claimed, TaskResultStatus.SUCCESSFUL, return_value=value, exception_class_path="", traceback="")


def finish(claimed: Claimed, status: TaskResultStatus, **outcome: Any) -> bool:
    kept = held_claim(claimed).update(status=status, finished_at=clock.now(), **outcome) == 1
    if kept:
        claimed.refresh_from_db()
        announce(claimed)
    else:
        logger.warning("task outlived its lease", extra={"task": claimed.task_path})
    return kept


def held_claim(claimed: Claimed) -> QuerySet[Claimed]:
    """The task's row, unless another worker has claimed it since."""
    return DBTaskResult.objects.filter(pk=claimed.pk, status=TaskResultStatus.RUNNING, started_at=claimed.started_at)


def announce(ended: Claimed) -> None:
    try:
        task_finished.send(sender=type(ended.task.get_backend()), task_result=ended.task_result)
    except ImportError:
        logger.exception("the code of the task is gone", extra={"task": ended.task_path})


def fail(claimed: Claimed, error: BaseException, at: datetime, attempts: int) -> None:
    """Plan another attempt, or after the last one keep the task as a dead letter."""
    said = what_was_raised(error)
    if len(claimed.worker_ids) >= attempts:
        logger.error("task given up", exc_info=error, extra={"task": claimed.task_path})
        finish(claimed, TaskResultStatus.FAILED, **said)
    else:
        logger.warning("task failed, to be tried again", exc_info=error, extra={"task": claimed.task_path})
        put_back(claimed, at + wait_after(len(claimed.worker_ids)), **said)


def what_was_raised(error: BaseException) -> dict[str, str]:
    kind = type(error)
    return {
        "exception_class_path": f"{kind.__module__}.{kind.__qualname__}",
        "traceback": scrub("".join(format_exception(error))),
    }


def put_back(claimed: Claimed, run_after: datetime, **said: str) -> bool:
    return held_claim(claimed).update(status=TaskResultStatus.READY, run_after=run_after, **said) == 1


def reclaim(at: datetime, lease: timedelta = LEASE, attempts: int = ATTEMPTS) -> int:
    """Free the tasks whose worker is lost, or give them up at the attempt limit; returns how many were lost."""
    lost = list(DBTaskResult.objects.running().filter(started_at__lt=at - lease))
    for claimed in lost:
        if len(claimed.worker_ids) < attempts:
            put_back(claimed, at)
        else:
            fail(claimed, LostWorker("the worker was lost while it ran this task"), at, attempts)
    return len(lost)


def dead_letters() -> QuerySet[Claimed]:
    """Tasks that were given up, newest first, with the last error in `traceback`."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def revive(letter: Claimed, at: datetime) -> bool:
    """Queue a dead letter again, with all its attempts before it; says whether it was dead."""
    dead = DBTaskResult.objects.filter(pk=letter.pk, status=TaskResultStatus.FAILED)
    return dead.update(status=TaskResultStatus.READY, run_after=at, worker_ids=[], finished_at=None) == 1
