"""Getting the made world ready: the one that is there, or a new one."""

import fcntl
import gc
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from shutil import rmtree

from django.core.management import call_command
from django.db import connections

from goodstanding.base import clock
from goodstanding.demo import marker
from goodstanding.demo.world import SEED, VERSION

DATABASE = "goodstanding.sqlite3"


class InUseError(Exception):
    """The world has to be made anew while another demo is using it."""

    def __init__(self) -> None:
        super().__init__("Another demo is running on this data. Stop it (Ctrl-C there), then start again.")


@contextmanager
def ensure_world[T](data: Path, *, fresh: bool, beside: AbstractContextManager[T]) -> Iterator[T]:
    """Within the block the world in `data` is current, and no other demo replaces it. Raises InUseError.

    `beside` is entered before the world is made: what runs in it waits for the world by `wait_for_world`.
    """
    with (data / "in-use").open("w") as file:
        is_to_make = fresh or not is_current(data)
        if is_to_make:
            lock(file.fileno(), fcntl.LOCK_EX)
        with beside as entered:
            if is_to_make:
                make_anew(data)
            else:
                call_command("migrate", verbosity=0)
            lock(file.fileno(), fcntl.LOCK_SH)
            yield entered


def wait_for_world(data: Path) -> None:
    """Returns once nobody is making the world in `data` any more."""
    with (data / "in-use").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)


def is_current(data: Path) -> bool:
    found = marker.read(data)
    return found is not None and found.is_current(clock.now().date()) and (data / DATABASE).exists()


def lock(descriptor: int, kind: int) -> None:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except OSError as error:
        raise InUseError from error


def make_anew(data: Path) -> None:
    """Replaces the world in `data`: database, mails and marker. Keys stay."""
    from goodstanding.demo.build import build, plan

    began = time.monotonic()
    wipe(data)
    progress = Progress()
    call_command("migrate", verbosity=0)
    with collector_paused():
        stage = build(plan(SEED, clock.now().date()), progress)
    marker.write(data, marker.Marker(VERSION, SEED, stage.today))
    progress.done(time.monotonic() - began)


@contextmanager
def collector_paused() -> Iterator[None]:
    """The build makes a million small objects and hardly a cycle: looking for cycles was a fifth of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def wipe(data: Path) -> None:
    marker.path_in(data).unlink(missing_ok=True)
    connections.close_all()
    for file in data.glob(f"{DATABASE}*"):
        file.unlink()
    rmtree(data / "mail", ignore_errors=True)


class Progress:
    """Says on standard error which year of the made world is being told."""

    def __init__(self) -> None:
        self.year = 0
        sys.stderr.write("Making the world:")

    def __call__(self, at: datetime) -> None:
        if at.year != self.year:
            self.year = at.year
            sys.stderr.write(f" {at.year} ...")
            sys.stderr.flush()

    def done(self, seconds: float) -> None:
        sys.stderr.write(f" done in {seconds:.1f} s\n")
