"""Whose turn it is, in the order of time."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from goodstanding.base import clock

Life = Iterator[datetime]

Progress = Callable[[datetime], None]
"""Told the moment of each step before it is taken."""


def play(lives: Iterable[Life], progress: Progress) -> None:
    """Takes the next step of whoever's turn is earliest, the clock set to it, until nobody has one left."""
    turns = [(at, number, life) for number, life in enumerate(lives) if (at := next(life, None))]
    heapq.heapify(turns)
    while turns:
        at, number, life = turns[0]
        progress(at)
        with clock.pinned(at):
            upcoming = next(life, None)
        if upcoming is None:
            heapq.heappop(turns)
        else:
            heapq.heapreplace(turns, (upcoming, number, life))
