"""A worker killed in the middle of a mailing: mails, mailings and calendar stay together, and each is there once."""

import signal
import subprocess
import time
from random import Random

import pytest

from installs import Install

CLIENTS = 30
TOGETHER = """
SELECT (SELECT count(*) FROM base_outgoingmail), (SELECT count(*) FROM people_ask),
       (SELECT count(*) FROM surveys_mailing), (SELECT count(*) FROM base_event WHERE kind = 'surveys.mailed')
"""


def start(install: Install, verb: str) -> subprocess.Popen[bytes]:
    return install.start("import killable_mailing; killable_mailing.main()", verb)


def counts(install: Install) -> tuple[int, ...]:
    """Mails, lines of the calendar, mailings, events."""
    return install.ask(TOGETHER)[0]


def kill_in_the_middle(install: Install, random: Random) -> None:
    before, worker = counts(install)[0], start(install, "work")
    limit = time.monotonic() + 30
    while counts(install)[0] == before and worker.poll() is None and time.monotonic() < limit:
        time.sleep(0.001)
    time.sleep(random.uniform(0, 0.02))
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def killed(install: Install, times: int) -> None:
    assert start(install, "fill").wait() == 0
    for seed in range(times):
        kill_in_the_middle(install, Random(seed))
        mails, asks, mailings, events = counts(install)
        assert (asks, mailings, events) == (mails, 2 * mails, 2 * mails)
    assert start(install, "work").wait() == 0
    assert counts(install) == (CLIENTS, CLIENTS, 2 * CLIENTS, 2 * CLIENTS)


def test_a_kill_leaves_nothing_half_written_and_nothing_twice(install):
    killed(install, 1)


@pytest.mark.drill
def test_eight_kills_leave_nothing_half_written_and_nothing_twice(install):
    killed(install, 8)
