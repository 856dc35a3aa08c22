"""A worker killed in the middle of its work: the next one finishes, nothing is lost, each effect is there once."""

import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from installs import Install

TASKS = 8


def start(install: Install, *verb: str) -> subprocess.Popen[bytes]:
    return install.start("import killable; killable.main()", *verb)


def fill(install: Install, tasks: int) -> None:
    install.run("import killable; killable.main()", "fill", str(tasks))


def tasks_of(install: Install) -> Counter[str]:
    return Counter(status for (status,) in install.ask("SELECT status FROM django_tasks_database_dbtaskresult"))


def wait(install: Install, until: Callable[[Counter[str]], bool], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while not until(tasks_of(install)):
        assert time.monotonic() < limit, tasks_of(install)
        time.sleep(0.03)


def kill_in_the_middle(install: Install, random: Random) -> None:
    """Start a worker, let it do a little, and kill it while a task runs."""
    done = tasks_of(install)["SUCCESSFUL"]
    worker = start(install, "work")
    wait(install, lambda tasks: tasks["SUCCESSFUL"] > done)
    time.sleep(random.uniform(0, 0.1))
    wait(install, lambda tasks: tasks["RUNNING"] > 0)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def finish(install: Install) -> int:
    """Let a worker do the rest and stop it as an operator does; returns its exit code."""
    worker = start(install, "work")
    wait(install, lambda tasks: tasks["READY"] + tasks["RUNNING"] == 0 and tasks["SUCCESSFUL"] >= TASKS)
    worker.terminate()
    return worker.wait(timeout=10)


def killed(install: Install, times: int) -> None:
    fill(install, TASKS)
    for seed in range(times):
        kill_in_the_middle(install, Random(seed))
    assert finish(install) == 0
    mails = install.ask("SELECT about, count(*), min(state), max(state) FROM base_outgoingmail GROUP BY about")
    assert sorted(mails) == sorted((f"invitation:{number}", 1, "sent", "sent") for number in range(TASKS))
    assert install.is_sound()


def test_three_killed_workers_lose_nothing_and_do_nothing_twice(install):
    killed(install, 3)


@pytest.mark.drill
def test_ten_killed_workers_lose_nothing_and_do_nothing_twice(install):
    killed(install, 10)


def test_a_worker_told_to_stop_finishes_its_task_first(install):
    fill(install, 3)
    worker = start(install, "work")
    wait(install, lambda tasks: tasks["RUNNING"] > 0)
    worker.terminate()
    assert worker.wait(timeout=10) == 0
    assert tasks_of(install)["RUNNING"] == 0
    assert tasks_of(install)["FAILED"] == 0
    assert tasks_of(install)["SUCCESSFUL"] >= 1
