"""The background worker: tasks under a lease, tried again with growing pauses, and the schedule, in one loop.

django-tasks-db stores the queue; a task that its worker lost (killed, power cut) or that failed would stay there for
good. Here a claim is a lease: whoever holds one longer than LEASE has lost the task, and a living worker cuts its
task short before that, so that no task runs twice at the same time. A task may run again, so every task is written
to do no more the second time.
"""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import OperationalError, close_old_connections, connection, transaction
from django.tasks import TaskContext
from django.tasks.signals import task_started
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from goodstanding.base import clock
from goodstanding.base.leases import ATTEMPTS, LEASE, Claimed, fail, put_back, reclaim, succeed
from goodstanding.base.schedule import queue_due

MARGIN = 0.8  # of the lease: a task that takes longer is cut short and tried again
AT_ONCE = 50  # tasks between two looks at the schedule
IDLE = 1.0  # seconds

logger = logging.getLogger(__name__)


class Overran(Exception):
    """A task took longer than its lease allows."""


def run_worker(once: bool = False, *, lease: timedelta = LEASE, attempts: int = ATTEMPTS) -> None:
    """Work until SIGTERM or SIGINT, after which the task at hand is finished; `once`: until nothing is due."""
    worker = LeasingWorker(lease, attempts, once)
    if threading.current_thread() is threading.main_thread():
        with signals_of(worker):
            worker.run()
    else:
        worker.run()


@contextmanager
def signals_of(worker: "LeasingWorker") -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    worker.configure_signals()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class LeasingWorker(Worker):
    """The queue's worker, with leases and repeated attempts."""

    def __init__(self, lease: timedelta, attempts: int, once: bool) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}",
            excluded_queue_names=[],
        )
        self.lease, self.attempts, self.once = lease, attempts, once

    def run(self) -> None:
        logger.info("worker started", extra={"worker": self.worker_id})
        while self.running:
            idle = self.turn_or_wait()
            if idle and self.once:
                break
            if idle and self.running:
                time.sleep(IDLE)
        logger.info("worker stopped", extra={"worker": self.worker_id})

    def turn_or_wait(self) -> bool:
        """One turn; a database that is away for a while ends no worker, unless it runs `once`."""
        try:
            return self.turn()
        except OperationalError:
            if self.once:
                raise
            logger.exception("the database is away")
            connection.close()
            return True

    def turn(self) -> bool:
        """Free what was lost, queue what is due by time, run what is queued; whether nothing is left for now."""
        renew_connections()
        reclaim(clock.now(), self.lease, self.attempts)
        queue_due(clock.now())
        for _ in range(AT_ONCE):
            if not self.running:
                break
            if (claimed := self.claim()) is None:
                return True
            self.run_task(claimed)
        return False

    def claim(self) -> Claimed | None:
        with transaction.atomic():
            free = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
            claimed: Claimed | None = free.get_locked()
            if claimed:
                claimed.claim(self.worker_id)
        return claimed

    def run_task(self, db_task_result: Claimed) -> None:
        """Run one claimed task; its outcome counts only while the claim is still this worker's."""
        self.running_task = True
        try:
            with cut_short(self.lease * MARGIN):
                value = call(db_task_result)
            succeed(db_task_result, value)
        except BaseException as error:
            if not isinstance(error, Exception) and not self.running:  # told a second time to stop
                put_back(db_task_result, clock.now())
                raise
            fail(db_task_result, error, clock.now(), self.attempts)
        finally:
            self.running_task = False


def renew_connections() -> None:
    """Drop connections that are too old or broken, as Django does between requests."""
    if not connection.in_atomic_block:
        close_old_connections()


@contextmanager
def cut_short(limit: timedelta) -> Iterator[None]:
    """Raise Overran in the block after `limit`; in other threads than the main one there is no such signal."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, overrun)
    signal.setitimer(signal.ITIMER_REAL, limit.total_seconds())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def overrun(number: int, frame: FrameType | None) -> None:
    raise Overran("the task took longer than its lease allows; cut it into smaller ones")


def call(claimed: Claimed) -> Any:
    task, result = claimed.task, claimed.task_result
    task_started.send(sender=type(task.get_backend()), task_result=result)
    context: list[Any] = [TaskContext(task_result=result)] if task.takes_context else []
    return task.call(*context, *result.args, **result.kwargs)
