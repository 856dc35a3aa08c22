"""The figure of findings: each change with its interval, and no change as a line through all of them."""

from collections.abc import Iterable, Mapping
from math import ceil
from textwrap import wrap

from django.utils.safestring import SafeString

from goodstanding.base import svg
from goodstanding.base.svg import WIDTH, Scale
from goodstanding.reports.content.numbers import signed
from goodstanding.rules.findings.publication import Told

LINE = 40


def reach_of(told: Iterable[Told]) -> float:
    """How far a scale must reach on both sides of no change, in half points, for all of these."""
    ends = [abs(end) for each in told for end in (each.low, each.high) if end is not None]
    return max(0.5, ceil(2 * max(ends, default=0.5)) / 2)


def changes(told: Mapping[str, Told], reach: float, label: str) -> SafeString:
    """One row for each change (words -> change): filled where it is beyond doubt, else a ring."""
    scale = Scale(-reach, reach, 8, WIDTH - 84)
    body, y = [], 0.0
    for words, each in told.items():
        for part in wrap(words, LINE):
            y += 20
            body.append(svg.aside(y - 4, part, words))
        body.append(_row(scale, each, y + 12))
        y += 36
    return svg.picture(y + 8, label, [*body, svg.ends(scale, y + 4)])


def _row(scale: Scale, told: Told, y: float) -> str:
    track = svg.line(scale.start, y, scale.end, y, "axis") + svg.needed(scale.at(0), y - 10, y + 10)
    if told.mean is None or told.low is None or told.high is None:
        return track
    is_sure = told.direction in ("risen", "fallen")
    mark = svg.whisker(scale, (told.low, told.high), y) + svg.dot(scale.at(told.mean), y, 7, is_sure)
    return track + mark + svg.valued(scale.end + 16, y + 5, signed(told.mean, 2), "")
