"""A demo as a visitor starts it, made once, and visitors whose browser notes what a page asks and says."""

import fcntl
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys.demo_server import PATIENCE, answers, free_port, start, stop
from journeys.visitor import Visitor


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Where the demo runs. Workers of one test run serve one made world, each from a server of its own."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "journeys"
    shared.mkdir(exist_ok=True)
    port = free_port()
    with (shared / "making").open("w") as turn, (shared / f"said-{port}").open("w+") as said:
        fcntl.flock(turn, fcntl.LOCK_EX)
        running = start(port, shared / "data", said)
        try:
            wait_for(port, running, shared / f"said-{port}")
            fcntl.flock(turn, fcntl.LOCK_UN)
            yield f"http://127.0.0.1:{port}"
        finally:
            stop(running)


def wait_for(port: int, running: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(port):
        assert running.poll() is None, said.read_text()
        assert time.monotonic() < until, said.read_text()
        time.sleep(0.1)


@pytest.fixture
def visit(address: str, browser: Any) -> Iterator[Callable[..., Visitor]]:
    """Opens a fresh browser of a width and with what else Playwright's contexts take."""
    contexts = []

    def open_(width: int = 1280, **more: Any) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **more)
        contexts.append(context)
        return Visitor.of(context, address)

    yield open_
    for context in contexts:
        context.close()
