"""The demo as a visitor starts it: to a page, through a door, and away."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from journeys.demo_server import PATIENCE, Demo, serving


@pytest.fixture
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    with serving(tmp_path_factory.getbasetemp(), worker_id) as demo:
        yield demo
        for pid in family(demo.process.pid):
            os.kill(pid, signal.SIGKILL)


def page(visitor: OpenerDirector, address: str, form: dict[str, str] | None = None) -> tuple[str, str]:
    """The address where it ended, and the text."""
    with visitor.open(address, urlencode(form).encode() if form else None) as response:
        return response.url, response.read().decode()


def family(pid: int) -> list[int]:
    """The running process and all that it started, the youngest first."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    alive = {int(one): int(parent) for one, parent, state in rows if not state.startswith("Z")}
    found = [pid] if pid in alive else []
    for one in found:
        found += [child for child, parent in alive.items() if parent == one]
    return found[::-1]


def left_of(pids: list[int]) -> list[int]:
    """Those that still run, after a moment for those that end with their parent."""
    until = time.monotonic() + PATIENCE
    while (left := [pid for pid in pids if family(pid)]) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def test_the_demo_lets_one_step_in_and_stops_with_ctrl_c(demo: Demo) -> None:
    visitor = build_opener(HTTPCookieProcessor(CookieJar()))
    _, front = page(visitor, demo.address)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', front)
    assert "Kazi Hub" in front
    assert token
    reached, own = page(visitor, f"{demo.address}/demo/step-in/kazi-hub", {"csrfmiddlewaretoken": token[1]})
    assert (reached, "Kazi Hub team" in own) == (f"{demo.address}/marketplaces/kazi-hub", True)
    everybody = family(demo.process.pid)
    assert len(everybody) >= 4  # the server, its process that answers, the worker, and the one that waits for them
    os.killpg(demo.process.pid, signal.SIGINT)  # as a terminal does: everybody in the foreground gets it
    assert demo.process.wait(PATIENCE) == 0
    assert left_of(everybody) == []
    assert "Traceback" not in demo.said.read_text()
    assert {path.name for path in demo.data.iterdir()} == {"demo"}


@pytest.mark.drill
def test_told_by_sigterm_it_ends_as_with_ctrl_c(demo: Demo) -> None:
    everybody = family(demo.process.pid)
    demo.process.terminate()
    assert demo.process.wait(PATIENCE) == 0
    assert left_of(everybody) == []
    assert "Traceback" not in demo.said.read_text()


@pytest.mark.drill
def test_killed_it_leaves_nobody_behind(demo: Demo) -> None:
    everybody = family(demo.process.pid)
    demo.process.kill()
    demo.process.wait()
    assert left_of(everybody) == []
