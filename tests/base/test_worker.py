"""The worker: attempts with growing pauses, dead letters, leases, and a claim that another took over."""

from datetime import timedelta
from time import sleep

import pytest
from django.db import IntegrityError, transaction
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from goodstanding.base import clock
from goodstanding.base.leases import dead_letters, reclaim, revive, succeed
from goodstanding.base.worker import LeasingWorker, run_worker

pytestmark = [pytest.mark.django_db, pytest.mark.database]

calls: list[object] = []


@task()
def note(what: str) -> str:
    calls.append(what)
    return what.upper()


@task(takes_context=True)
def note_attempt(context: object) -> None:
    calls.append(context.attempt)


@task()
def fail(secret: str) -> None:
    raise ZeroDivisionError(f"while opening /answer/{secret}/")


@task()
def break_the_database() -> None:
    with transaction.atomic():
        DBTaskResult.objects.create(priority=1_000, args_kwargs={}, run_after=clock.now())


@task()
def leave() -> None:
    raise SystemExit(3)


@task()
def dawdle() -> None:
    sleep(5)


@pytest.fixture(autouse=True)
def _nothing_called():
    calls.clear()


def row() -> DBTaskResult:
    """The task of this file: at a full minute the worker's schedule puts others beside it."""
    return DBTaskResult.objects.get(task_path__startswith=f"{__name__}.")


def all_due() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=clock.now())


def test_a_task_runs_once_and_its_value_is_kept():
    note.enqueue("amina")
    run_worker(once=True)
    run_worker(once=True)
    assert (calls, row().status, row().return_value) == (["amina"], "SUCCESSFUL", "AMINA")


def test_a_task_may_ask_which_attempt_it_is():
    note_attempt.enqueue()
    run_worker(once=True)
    assert calls == [1]


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        (lambda: fail.enqueue("x" * 32), "builtins.ZeroDivisionError"),
        (break_the_database.enqueue, f"{IntegrityError.__module__}.IntegrityError"),
        (leave.enqueue, "builtins.SystemExit"),
        (dawdle.enqueue, "goodstanding.base.worker.Overran"),
    ],
)
def test_a_task_that_fails_is_tried_again_later_with_its_error_kept(broken, path):
    broken()
    before = clock.now()
    run_worker(once=True, lease=timedelta(seconds=0.5))
    wait = row().run_after - before
    assert (row().status, len(row().worker_ids), row().exception_class_path) == ("READY", 1, path)
    assert timedelta(seconds=30) <= wait < timedelta(seconds=40)
    assert "x" * 32 not in row().traceback


def test_a_task_that_keeps_failing_ends_as_a_dead_letter_and_can_be_revived():
    fail.enqueue("key")
    pauses = []
    for _ in range(4):
        run_worker(once=True, attempts=4)
        pauses.append(round((row().run_after - clock.now()).total_seconds()))
        all_due()
    assert pauses[:3] == [30, 60, 120]
    (letter,) = dead_letters()
    assert (letter.status, len(letter.worker_ids)) == ("FAILED", 4)
    assert letter.traceback.rstrip().endswith("ZeroDivisionError: while opening /answer/key/")
    assert revive(letter, clock.now())
    assert not revive(letter, clock.now())
    run_worker(once=True, attempts=4)
    assert (row().status, len(row().worker_ids), dead_letters().count()) == ("READY", 1, 0)


def claimed(worker: str = "lost") -> DBTaskResult:
    taken = row()
    taken.claim(worker)
    return taken


def test_a_task_of_a_lost_worker_is_free_when_its_lease_is_over():
    note.enqueue("amina")
    claimed()
    assert reclaim(clock.now()) == 0
    run_worker(once=True)
    assert calls == []
    assert reclaim(clock.now() + timedelta(minutes=6)) == 1
    all_due()
    run_worker(once=True)
    assert (calls, row().status, len(row().worker_ids)) == (["amina"], "SUCCESSFUL", 2)


def test_a_task_that_kills_its_workers_is_given_up():
    note.enqueue("amina")
    for _ in range(3):
        claimed()
        reclaim(clock.now() + timedelta(minutes=6), attempts=3)
    assert (row().status, row().exception_class_path) == ("FAILED", "goodstanding.base.leases.LostWorker")


def test_a_worker_that_outlived_its_lease_does_not_overwrite_the_one_that_took_over():
    note.enqueue("amina")
    slow = claimed("slow")
    reclaim(clock.now() + timedelta(minutes=6))
    all_due()
    run_worker(once=True)
    assert not succeed(slow, "late")
    assert row().return_value == "AMINA"


def test_a_second_signal_puts_the_task_back():
    note.enqueue("amina")
    worker = LeasingWorker(timedelta(minutes=5), attempts=8, once=True)
    leave_now = claimed()
    leave_now.task_path = "test_worker.leave"
    leave_now.args_kwargs = {"args": [], "kwargs": {}}
    worker.running = False
    with pytest.raises(SystemExit):
        worker.run_task(leave_now)
    assert row().status == "READY"


def test_a_task_whose_code_is_gone_is_a_failure_not_a_crash():
    note.enqueue("amina")
    DBTaskResult.objects.update(task_path="test_worker.no_more")
    run_worker(once=True, attempts=1)
    assert [letter.exception_class_path for letter in dead_letters()] == ["builtins.ImportError"]
