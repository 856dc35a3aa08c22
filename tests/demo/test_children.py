"""How the demo's parent waits for its children: a child that dies ends it, and nobody outlives it."""

import signal
import subprocess
import sys

import pytest

from goodstanding.demo import children
from goodstanding.demo.children import beside, end, first_to_end, started

SLEEPING = [sys.executable, "-c", "import time; time.sleep(60)"]
DYING = [sys.executable, "-c", "raise SystemExit(3)"]
STUBBORN = [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); print(1); time.sleep(60)"]
HEARS_CTRL_C = "import signal, sys; sys.exit(signal.getsignal(signal.SIGINT) is not signal.SIG_IGN)"
LEADS_NO_SESSION = "import os, sys; sys.exit(os.getsid(0) != os.getpid())"


def test_a_child_that_dies_by_itself_is_named() -> None:
    with beside({"web server": SLEEPING, "worker": DYING}) as running:
        assert first_to_end(running) == "worker"
    assert all(child.poll() is not None for _, child in running)


def test_a_child_that_will_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "STOPPING_SECONDS", 0.1)
    with subprocess.Popen(STUBBORN, start_new_session=True, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.read(1)
        end([("worker", child)])
        assert child.returncode == -signal.SIGKILL


@pytest.mark.parametrize("asked", [HEARS_CTRL_C, LEADS_NO_SESSION])
def test_a_child_starts_in_a_session_of_its_own_with_ctrl_c_ignored(asked: str) -> None:
    assert started([sys.executable, "-c", asked]).wait() == 0
