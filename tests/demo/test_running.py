"""The demo as a visitor starts it: from nothing to a page, through a door, and away with Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

PATIENCE = 90  # seconds, for a machine that does much else


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def started(port: int, data: Path) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GOODSTANDING_", "DATABASE_URL"))}
    environment = {**kept, "GOODSTANDING_DATA": str(data), "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings"}
    command = [sys.executable, "-c", "from goodstanding.config.cli import main; main()", "demo", "--port", str(port)]
    return subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
    )


def wait_for(visitor: OpenerDirector, address: str, running: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            visitor.open(f"{address}/healthz").close()
            return
        except URLError:
            time.sleep(0.1)
    running.kill()
    raise AssertionError(running.communicate()[1])


def page(visitor: OpenerDirector, address: str, form: dict[str, str] | None = None) -> tuple[str, str]:
    """The address where it ended, and the text."""
    with visitor.open(address, urlencode(form).encode() if form else None) as response:
        return response.url, response.read().decode()


def children_of(pid: int) -> list[str]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.split()


def left_of(children: list[str], patience: float = 5) -> list[str]:
    """Those that still run, after a moment for the helper of multiprocessing that outlives its parent."""
    until = time.monotonic() + patience
    while (left := [child for child in children if is_running(child)]) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def is_running(child: str) -> bool:
    return subprocess.run(["ps", "-p", child], capture_output=True, check=False).returncode == 0


def test_the_demo_runs_from_nothing_lets_one_step_in_and_stops_with_ctrl_c(tmp_path: Path) -> None:
    port = free_port()
    address, visitor = f"http://127.0.0.1:{port}", build_opener(HTTPCookieProcessor(CookieJar()))
    running = started(port, tmp_path)
    try:
        wait_for(visitor, address, running)
        _, front = page(visitor, address)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', front)
        assert "Kazi Hub" in front
        assert token
        reached, own = page(visitor, f"{address}/demo/step-in/kazi-hub", {"csrfmiddlewaretoken": token[1]})
        assert (reached, "Kazi Hub team" in own) == (f"{address}/marketplaces/kazi-hub", True)
        children = children_of(running.pid)
        assert len(children) >= 2  # the server's process and the worker
    finally:
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: everybody gets it
        _, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert left_of(children) == []
    assert "Making the world: 2022 ..." in said
    assert "Traceback" not in said
    assert {path.name for path in tmp_path.iterdir()} == {"demo"}
