"""When and how fast answers came, and whether late answers differ from early ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import fsum, sqrt
from statistics import fmean, median, variance

from goodstanding.rules import quantiles
from goodstanding.rules.intervals import Interval


@dataclass(frozen=True)
class Speeders:
    """Respondents under `cut` (a share of the median) or under `floor` (seconds per item), all in seconds."""

    median: float | None
    cut: float | None
    floor: float
    respondents: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Mean of the late answers less mean of the early ones, in scale points.

    `interval` is None where nobody differs from anybody within either group.
    """

    early: int
    late: int
    difference: float
    interval: Interval | None


def seconds_per_item(seconds: float, items: int) -> float | None:
    """Seconds per item shown; None for no items."""
    return seconds / items if items else None


def speeders(seconds: Mapping[str, float], items: int, share: float, floor_per_item: float) -> Speeders:
    """Who took less than `share` of the median time, or less than `floor_per_item` seconds for each of `items`.

    Source: Leiner (2019), Survey Research Methods 13, 229-248 (relative speed); Huang, Curran, Keeney, Poposki &
    DeShon (2012), J. Business and Psychology 27, 99-114 (seconds per item).
    """
    floor = items * floor_per_item
    middle = median(seconds.values()) if seconds else None
    cut = None if middle is None else middle * share
    fast = sorted(who for who, took in seconds.items() if took < floor or (cut is not None and took < cut))
    return Speeders(middle, cut, floor, tuple(fast))


def bursts(submitted: Mapping[str, datetime], within: timedelta, least: int) -> tuple[tuple[str, ...], ...]:
    """Groups of at least `least` respondents who submitted within `within` of each other, in order of time.

    Groups that overlap are one. The widest gap that still counts is `within` itself.
    """
    order = sorted(submitted, key=lambda who: (submitted[who], who))
    found: list[range] = []
    for end in range(least, len(order) + 1):
        start = end - least
        if submitted[order[end - 1]] - submitted[order[start]] > within:
            continue
        if found and start < found[-1].stop:
            found[-1] = range(found[-1].start, end)
        else:
            found.append(range(start, end))
    return tuple(tuple(order[at] for at in group) for group in found)


def early_versus_late(
    early: Sequence[float], late: Sequence[float], confidence: float, least: int = 5
) -> Comparison | None:
    """The difference of two groups' means with Welch's t interval; None with fewer than `least` in either group.

    Late answers stand for those who never answered: where late ones are lower, silence is not approval.
    Source: Armstrong & Overton (1977), J. Marketing Research 14, 396-402; Welch (1947), Biometrika 34, 28-35.
    """
    if min(len(early), len(late)) < max(2, least):
        return None
    difference = fmean(late) - fmean(early)
    errors = [variance(group) / len(group) for group in (early, late)]
    se2 = fsum(errors)
    if se2 == 0:
        return Comparison(len(early), len(late), difference, None)
    df = se2**2 / (errors[0] ** 2 / (len(early) - 1) + errors[1] ** 2 / (len(late) - 1))
    width = quantiles.student_t((1 + confidence) / 2, df) * sqrt(se2)
    return Comparison(len(early), len(late), difference, Interval(difference - width, difference + width))
