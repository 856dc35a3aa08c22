"""Whether a respondent answers alike what most people answer alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean

from goodstanding.rules.quality.matrices import pairwise_correlation, to_array
from goodstanding.rules.quality.patterns import as_points, as_table
from goodstanding.rules.survey import Answer


@dataclass(frozen=True)
class Synonyms:
    """`pairs` of item positions (from 0, the later item first) that go together in these rows; for each row the
    correlation over the pairs it answered, None where undefined, and how many pairs those are."""

    pairs: tuple[tuple[int, int], ...]
    r: tuple[float | None, ...]
    answered: tuple[int, ...]


def even_odd(answers: Sequence[Answer], factors: Sequence[Sequence[int]]) -> float | None:
    """Even-odd consistency: over factors, r of the mean of every second item with the mean of the others, stepped up.

    `factors` lists the item positions (from 0) of each factor, in order of appearance. 2r / (1 + r), not under -1;
    a high value is consistent (R's careless 1.2 reports it negated). None where fewer than two factors have both
    halves or one half does not vary. Source: Jackson (1976), as in Curran (2016), J. Exp. Social Psych. 66, 4-19.
    """
    points = as_points(answers)
    halves = [(_mean(points, factor[1::2]), _mean(points, factor[0::2])) for factor in factors]
    both = [(even, odd) for even, odd in halves if even is not None and odd is not None]
    r = _correlation(both)
    if r is None:
        return None
    return max(-1.0, 2 * r / (1 + r)) if r > -1 else -1.0


def psychometric_synonyms(rows: Sequence[Sequence[Answer]], critical: float) -> Synonyms:
    """For each row the correlation across item pairs that correlate above `critical` among all rows.

    Source: Meade & Craig (2012), Psychological Methods 17, 437-455; pairs and order as in R's careless.
    """
    table = as_table(rows)
    pairs = _pairs(table, critical)
    answered = [_answered(row, pairs) for row in table]
    return Synonyms(pairs, tuple(map(_correlation, answered)), tuple(map(len, answered)))


def _pairs(table: Sequence[Sequence[float | None]], critical: float) -> tuple[tuple[int, int], ...]:
    if not table:
        return ()
    r = pairwise_correlation(to_array(table))
    return tuple(
        (later, earlier) for later in range(len(r)) for earlier in range(later) if r[later, earlier] > critical
    )


def _answered(row: Sequence[float | None], pairs: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    points = [(row[later], row[earlier]) for later, earlier in pairs]
    return [(first, second) for first, second in points if first is not None and second is not None]


def _mean(points: Sequence[float | None], positions: Sequence[int]) -> float | None:
    there = [point for point in (points[position] for position in positions) if point is not None]
    return fmean(there) if there else None


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < 2:
        return None
    firsts, seconds = zip(*pairs, strict=True)
    a, b = fmean(firsts), fmean(seconds)
    squares = fsum((x - a) ** 2 for x in firsts), fsum((y - b) ** 2 for y in seconds)
    if min(squares) < 1e-20:
        return None
    r = fsum((x - a) * (y - b) for x, y in pairs) / sqrt(squares[0] * squares[1])
    return max(-1.0, min(1.0, r))
