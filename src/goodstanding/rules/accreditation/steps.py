"""The fewest one-point steps in clients' item scores that carry a sum over a distance.

A client's score on an item moves by one point, or by what is left up to the end of the scale.
"""

from collections.abc import Iterable
from itertools import accumulate

from goodstanding.rules.sentences import TOLERANCE


def steps_within(room: float) -> list[float]:
    """The steps one score can take in this much room: whole points, then what is left."""
    whole = int(room + TOLERANCE)
    left = room - whole
    return [1.0] * whole + ([left] if left > TOLERANCE else [])


def fewest(steps: Iterable[float], distance: float) -> int | None:
    """The least number of the steps whose sum is at least the distance; None where all together are too short.

    Largest first is best: within one score the whole points come before what is left.
    """
    if distance <= 0:
        return 0
    sums = enumerate(accumulate(sorted(steps, reverse=True)), start=1)
    return next((count for count, total in sums if total >= distance), None)
