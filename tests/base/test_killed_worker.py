"""A worker killed in the middle of its work: the next one finishes, nothing is lost, each effect is there once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

TASKS = 14
HERE = Path(__file__).parent


class Install:
    """An install of its own on a SQLite file, with the settings of a real one."""

    def __init__(self, data: Path) -> None:
        self.data = data
        unset = {"DATABASE_URL", "GOODSTANDING_DEMO", "GOODSTANDING_SMTP"}
        self.environment = {key: value for key, value in os.environ.items() if key not in unset} | {
            "GOODSTANDING_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": os.environ.get("GOODSTANDING_KILL_SETTINGS", "goodstanding.config.settings"),
            "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
        }

    def start(self, *verb: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", "import killable; killable.main()", *verb]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def ask(self, question: str) -> list[tuple[str | int, ...]]:
        connection = sqlite3.connect(self.data / "goodstanding.sqlite3", timeout=20)
        try:
            return connection.execute(question).fetchall()
        finally:
            connection.close()

    def tasks(self) -> Counter[str]:
        return Counter(status for (status,) in self.ask("SELECT status FROM django_tasks_database_dbtaskresult"))

    def wait(self, until: Callable[[Counter[str]], bool], seconds: float = 60) -> None:
        limit = time.monotonic() + seconds
        while not until(self.tasks()):
            assert time.monotonic() < limit, self.tasks()
            time.sleep(0.01)


def kill_in_the_middle(install: Install, random: Random) -> None:
    """Start a worker, let it do a little, and kill it while a task runs."""
    done = install.tasks()["SUCCESSFUL"]
    worker = install.start("work")
    install.wait(lambda tasks: tasks["SUCCESSFUL"] > done)
    time.sleep(random.uniform(0, 0.1))
    install.wait(lambda tasks: tasks["RUNNING"] > 0)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def finish(install: Install) -> int:
    """Let a worker do the rest and stop it as an operator does; returns its exit code."""
    worker = install.start("work")
    install.wait(lambda tasks: tasks["READY"] + tasks["RUNNING"] == 0 and tasks["SUCCESSFUL"] >= TASKS)
    worker.terminate()
    return worker.wait(timeout=10)


def killed(install: Install, times: int) -> None:
    assert install.start("fill", str(TASKS)).wait() == 0
    for seed in range(times):
        kill_in_the_middle(install, Random(seed))
    assert finish(install) == 0
    mails = install.ask("SELECT about, count(*), min(state), max(state) FROM base_outgoingmail GROUP BY about")
    assert sorted(mails) == sorted((f"invitation:{number}", 1, "sent", "sent") for number in range(TASKS))
    assert install.ask("PRAGMA integrity_check") == [("ok",)]


def test_three_killed_workers_lose_nothing_and_do_nothing_twice(tmp_path):
    killed(Install(tmp_path), 3)


@pytest.mark.drill
def test_ten_killed_workers_lose_nothing_and_do_nothing_twice(tmp_path):
    killed(Install(tmp_path), 10)


def test_a_worker_told_to_stop_finishes_its_task_first(tmp_path):
    install = Install(tmp_path)
    assert install.start("fill", "3").wait() == 0
    worker = install.start("work")
    install.wait(lambda tasks: tasks["RUNNING"] > 0)
    worker.terminate()
    assert worker.wait(timeout=10) == 0
    assert install.tasks()["RUNNING"] == 0
    assert install.tasks()["FAILED"] == 0
    assert install.tasks()["SUCCESSFUL"] >= 1
