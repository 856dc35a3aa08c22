"""A worker killed in the middle of a mailing: mails, mailings and calendar stay together, and each is there once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

TESTS = Path(__file__).parents[1]
CLIENTS = 30
TOGETHER = """
SELECT (SELECT count(*) FROM base_outgoingmail), (SELECT count(*) FROM people_ask),
       (SELECT count(*) FROM surveys_mailing), (SELECT count(*) FROM base_event WHERE kind = 'surveys.mailed')
"""


class Install:
    """An install of its own on a SQLite file, with the settings of a real one."""

    def __init__(self, data: Path) -> None:
        self.data = data
        unset = {"DATABASE_URL", "GOODSTANDING_DEMO", "GOODSTANDING_SMTP"}
        self.environment = {key: value for key, value in os.environ.items() if key not in unset} | {
            "GOODSTANDING_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings",
            "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS / "surveys"), os.environ.get("PYTHONPATH", "")]),
        }

    def start(self, verb: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", "import killable_mailing; killable_mailing.main()", verb]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def counts(self) -> tuple[int, int, int, int]:
        """Mails, lines of the calendar, mailings, events."""
        connection = sqlite3.connect(self.data / "goodstanding.sqlite3", timeout=20)
        try:
            return connection.execute(TOGETHER).fetchone()
        finally:
            connection.close()

    def kill_in_the_middle(self, random: Random) -> None:
        before, worker = self.counts()[0], self.start("work")
        limit = time.monotonic() + 30
        while self.counts()[0] == before and worker.poll() is None and time.monotonic() < limit:
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.02))
        worker.send_signal(signal.SIGKILL)
        worker.wait()


def killed(install: Install, times: int) -> None:
    assert install.start("fill").wait() == 0
    for seed in range(times):
        install.kill_in_the_middle(Random(seed))
        mails, asks, mailings, events = install.counts()
        assert (asks, mailings, events) == (mails, 2 * mails, 2 * mails)
    assert install.start("work").wait() == 0
    assert install.counts() == (CLIENTS, CLIENTS, 2 * CLIENTS, 2 * CLIENTS)


def test_a_kill_leaves_nothing_half_written_and_nothing_twice(tmp_path):
    killed(Install(tmp_path), 1)


@pytest.mark.drill
def test_eight_kills_leave_nothing_half_written_and_nothing_twice(tmp_path):
    killed(Install(tmp_path), 8)
