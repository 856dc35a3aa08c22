"""Jobs by time: declared beside what they do, their next runs in one table, run as tasks.

@scheduled("daily-checkpoint", cron="5 0 * * *")
def daily_checkpoint(at: datetime) -> None: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from cronsim import CronSim
from django.db import transaction
from django.tasks import task
from django.utils.module_loading import autodiscover_modules

from goodstanding.base.models import DueJob

type Job = Callable[[datetime], object]


@dataclass(frozen=True)
class Declared:
    """A job and its times, as a cron expression in UTC."""

    name: str
    cron: str
    job: Job

    def after(self, at: datetime) -> datetime:
        """The first time of this job later than `at`."""
        return next(CronSim(self.cron, at))


_declared: dict[str, Declared] = {}


def scheduled[J: Job](name: str, *, cron: str) -> Callable[[J], J]:
    """Declare a job that the worker runs at the times of `cron` (UTC), with the time as its only argument.

    It may run again after a crash, so running it twice must do no more than once. Runs missed while no worker was
    up happen once. Raises CronSimError for a bad expression, ValueError for a name that is taken.
    """

    def keep(job: J) -> J:
        CronSim(cron, datetime(2026, 1, 1))  # noqa: DTZ001  the expression alone is tried
        if name in _declared:
            raise ValueError(f"two jobs are called {name}")
        _declared[name] = Declared(name, cron, job)
        return job

    return keep


def declared_jobs() -> list[Declared]:
    """Every job that the installed nouns declare in their `jobs`, by name."""
    autodiscover_modules("jobs")
    return [_declared[name] for name in sorted(_declared)]


def queue_due(at: datetime) -> list[str]:
    """Queue a task for every job whose time has come and return their names; of several workers one wins each."""
    return [each.name for each in declared_jobs() if queue_if_due(each, at)]


def queue_if_due(each: Declared, at: datetime) -> bool:
    row = entry(each, at)
    if row.next_run > at:
        return False
    with transaction.atomic():
        turn = DueJob.objects.filter(name=each.name, next_run=row.next_run)
        won = turn.update(next_run=each.after(at), last_run=at) == 1
        if won:
            run_job.enqueue(each.name, at.isoformat())
    return won


def entry(each: Declared, at: datetime) -> DueJob:
    """The job's row, made or set anew where the code's times changed."""
    row, _ = DueJob.objects.get_or_create(name=each.name, defaults={"cron": each.cron, "next_run": each.after(at)})
    if row.cron != each.cron:
        row.cron, row.next_run = each.cron, each.after(at)
        row.save(update_fields=["cron", "next_run"])
    return row


@task()
def run_job(name: str, at: str) -> None:
    """Run the declared job; a name that the code no longer has is done."""
    autodiscover_modules("jobs")
    if name in _declared:
        _declared[name].job(datetime.fromisoformat(at))


def each_by_itself[T](things: Iterable[T], do: Callable[[T], object]) -> None:
    """Does it to each: one that fails keeps no other waiting, and the job fails at the end, so that it is tried again.

    Raises ExceptionGroup with what went wrong.
    """
    failed: list[Exception] = []
    for thing in things:
        try:
            do(thing)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("the others were done", failed)
