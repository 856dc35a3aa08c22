"""`goodstanding demo` as a process of its own, on one made world for all tests of a run."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 180  # seconds, for a machine that does much else
MAIN = "from goodstanding.config.cli import main; main()"


@dataclass(frozen=True)
class Demo:
    """A demo that answers at `address`; `said` is what it printed so far."""

    process: subprocess.Popen[bytes]
    address: str
    data: Path
    said: Path


@contextmanager
def serving(base: Path, worker_id: str) -> Iterator[Demo]:
    """Workers of one test run serve one made world, each from a server of its own: the first to start makes it."""
    shared = (base if worker_id == "master" else base.parent) / "made-world"
    shared.mkdir(exist_ok=True)
    port = free_port()
    with (shared / "making").open("w") as turn, (shared / f"said-{port}").open("w+") as said:
        fcntl.flock(turn, fcntl.LOCK_EX)
        demo = Demo(start(port, shared / "data", said), f"http://127.0.0.1:{port}", shared / "data", Path(said.name))
        try:
            wait_for(demo, port)
            fcntl.flock(turn, fcntl.LOCK_UN)
            yield demo
        finally:
            stop(demo.process)


def wait_for(demo: Demo, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(port):
        assert demo.process.poll() is None, demo.said.read_text()
        assert time.monotonic() < until, demo.said.read_text()
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(port: int, data: Path, said: IO[str]) -> subprocess.Popen[bytes]:
    """Starts it in a session of its own, so that Ctrl-C may be sent to it alone."""
    data.mkdir(mode=0o700, exist_ok=True)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GOODSTANDING_", "DATABASE_URL"))}
    environment = {**kept, "GOODSTANDING_DATA": str(data), "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings"}
    command = [sys.executable, "-c", MAIN, "demo", "--port", str(port)]
    return subprocess.Popen(command, env=environment, stdout=said, stderr=said, start_new_session=True)


def stop(running: subprocess.Popen[bytes]) -> None:
    """Ends it with its children; how it ends by itself is what tests/demo looks at."""
    running.send_signal(signal.SIGINT)
    try:
        running.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
    except URLError:
        return False
    return True
