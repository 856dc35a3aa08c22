"""The demo's two processes beside the one that was started: the web server and the worker.

Each runs in a session of its own and starts with SIGINT ignored: Ctrl-C in a terminal reaches everybody in the
foreground at any moment, also while Python starts or stops, and is meant for the parent alone.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from subprocess import Popen, TimeoutExpired
from types import FrameType

HOST = "127.0.0.1"
SERVER_SECONDS = 2
STOPPING_SECONDS = 10
POLL_SECONDS = 0.1

type Child = tuple[str, Popen[bytes]]


def server_and_worker(port: int) -> AbstractContextManager[list[Child]]:
    """Runs both within the block; they load at once, and begin when the world is there."""
    parent = os.getpid()
    return beside({"web server": python(f"serve({port}, {parent})"), "worker": python(f"work({parent})")})


def python(call: str) -> list[str]:
    """The command that calls a function of this module in a process of its own."""
    return [sys.executable, "-c", f"from goodstanding.demo import children; children.{call}"]


@contextmanager
def beside(commands: Mapping[str, Sequence[str]]) -> Iterator[list[Child]]:
    """Runs these commands by name within the block; then ends them all."""
    running = [(name, started(command)) for name, command in commands.items()]
    try:
        yield running
    finally:
        end(running)


def first_to_end(running: list[Child]) -> str:
    """Waits until one of them ends by itself, whose name it returns, or until SIGINT or SIGTERM: ''."""
    with told_to_stop() as told:
        while not told and not ended(running):
            time.sleep(POLL_SECONDS)
        return "" if told else ended(running)


@contextmanager
def told_to_stop() -> Iterator[list[int]]:
    """Within the block SIGINT and SIGTERM do no more than put their number into the list."""
    told: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        told.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def started(command: Sequence[str]) -> Popen[bytes]:
    """A process in a session of its own; a Python that inherits an ignored SIGINT never sets a handler for it."""
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return Popen(command, start_new_session=True)  # noqa: S603  this Python, or a test's
    finally:
        signal.signal(signal.SIGINT, handler)


def ended(running: list[Child]) -> str:
    return next((name for name, child in running if child.poll() is not None), "")


def end(running: list[Child]) -> None:
    """SIGTERM to all, then SIGKILL to the sessions of those that take too long."""
    for _, child in running:
        child.terminate()
    until = time.monotonic() + STOPPING_SECONDS
    for _, child in running:
        try:
            child.wait(max(0, until - time.monotonic()))
        except TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def serve(port: int, parent: int) -> None:
    """The web server, until SIGTERM or until its parent is gone."""
    end_with(parent)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "goodstanding.demo.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_level=LogLevels.warning,
        workers_kill_timeout=SERVER_SECONDS,
    ).serve()


def work(parent: int) -> None:
    """The background worker, until SIGTERM or until its parent is gone."""
    end_with(parent)
    import django

    django.setup()
    from django.conf import settings

    from goodstanding.base.worker import run_worker
    from goodstanding.demo.ready import wait_for_world

    wait_for_world(settings.DATA)
    run_worker()


def end_with(parent: int) -> None:
    threading.Thread(target=_watch, args=[parent], daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
