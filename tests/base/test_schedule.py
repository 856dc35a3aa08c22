"""The schedule: each due job is queued by one worker, once, and missed runs are one run."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from cronsim import CronSimError
from django.db import connection
from django_tasks_db.models import DBTaskResult
from happening import AT

from goodstanding.base import clock, schedule
from goodstanding.base.models import Checkpoint, DueJob
from goodstanding.base.schedule import Declared, declared_jobs, entry, queue_due, queue_if_due, scheduled
from goodstanding.base.worker import run_worker

pytestmark = [pytest.mark.django_db, pytest.mark.database]

runs: list[datetime] = []


@pytest.fixture
def hourly() -> Iterator[Declared]:
    """A job that the code declares for the length of the test."""
    runs.clear()
    scheduled("test-hourly", cron="0 * * * *")(runs.append)
    yield schedule._declared["test-hourly"]
    del schedule._declared["test-hourly"]


def next_run(name: str = "test-hourly") -> datetime:
    return DueJob.objects.get(name=name).next_run


def test_a_new_job_waits_for_its_first_time(hourly):
    assert queue_if_due(hourly, AT) is False
    assert next_run() == datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_a_due_job_runs_once_with_its_time(hourly):
    entry(hourly, AT)
    due = AT + timedelta(minutes=30)
    assert [queue_if_due(hourly, due) for _ in range(3)] == [True, False, False]
    with clock.pinned(due):
        run_worker(once=True)
    assert runs == [due]
    assert next_run() == datetime(2026, 11, 2, 11, tzinfo=UTC)


def test_runs_missed_while_no_worker_was_up_are_one_run(hourly):
    entry(hourly, AT)
    late = AT + timedelta(days=3)
    assert [queue_if_due(hourly, late), queue_if_due(hourly, late)] == [True, False]
    assert next_run() == datetime(2026, 11, 5, 10, tzinfo=UTC)


def test_other_times_in_the_code_replace_those_in_the_table(hourly):
    entry(hourly, AT)
    daily = Declared("test-hourly", "15 6 * * *", runs.append)
    assert entry(daily, AT).next_run == datetime(2026, 11, 3, 6, 15, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_has_the_turn(hourly):
    entry(hourly, AT)
    due, start, won = AT + timedelta(hours=1), Barrier(8), []

    def work() -> None:
        start.wait()
        try:
            won.append(queue_if_due(hourly, due))
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]
    assert DBTaskResult.objects.count() == 1


def test_a_job_that_the_code_no_longer_has_is_done():
    schedule.run_job.enqueue("gone", AT.isoformat())
    run_worker(once=True)
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_the_worker_signs_a_checkpoint_after_midnight(happen: Callable[..., object]):
    happen(1)
    with clock.pinned(AT):
        queue_due(AT)
    assert "daily-checkpoint" in queue_due(AT + timedelta(days=1))
    with clock.pinned(AT + timedelta(days=1)):
        run_worker(once=True)
    assert list(Checkpoint.objects.values_list("day", "position")) == [(datetime(2026, 11, 3).date(), 1)]  # noqa: DTZ001


def test_names_are_taken_once_and_times_must_be_times(hourly):
    assert hourly in declared_jobs()
    with pytest.raises(ValueError, match="two jobs are called test-hourly"):
        scheduled("test-hourly", cron="0 * * * *")(runs.append)
    with pytest.raises(CronSimError):
        scheduled("test-bad", cron="61 * * * *")(runs.append)
