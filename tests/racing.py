"""Threads that start together, each with a database connection of its own."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection

from goodstanding.base.errors import Refusal


def race(*runners: Callable[[], Any]) -> list[Any]:
    """What each runner returned or was refused with, in their order; any other error fails the test."""
    start, ends = Barrier(len(runners)), [None] * len(runners)

    def run(number: int, runner: Callable[[], Any]) -> None:
        start.wait()
        try:
            ends[number] = runner()
        except Exception as error:
            ends[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return settled(ends)


def settled(ends: list[Any]) -> list[Any]:
    for end in ends:
        if isinstance(end, Exception) and not isinstance(end, Refusal):
            raise end
    return ends


def refused(ends: list[Any]) -> list[str]:
    """The kinds of the refusals among what a race ended with."""
    return [type(end).__name__ for end in ends if isinstance(end, Refusal)]
