"""Mahalanobis distance: how unusual a whole answer vector is, given how items go together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from goodstanding.rules import quantiles
from goodstanding.rules.quality.matrices import pairwise_covariance, to_array
from goodstanding.rules.quality.patterns import as_table
from goodstanding.rules.survey import Answer

if TYPE_CHECKING:
    from goodstanding.rules.quality.matrices import Array

Rows = Sequence[Sequence[Answer]]
Missing = Literal["pairwise", "listwise"]
"""`pairwise`: covariances over the pairs that are there, a missing answer adds nothing to a distance.
`listwise`: rows with a missing answer are left out and have no distance."""
Reason = Literal["too_few_clients", "too_few_rows", "singular_covariance"]


@dataclass(frozen=True)
class Reference:
    """How a programme's clients answer: item means and covariances, in scale points, from that many rows."""

    clients: int
    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Distances:
    """D² of each row and whether it lies beyond the cut; None for a row without one, `reason` where no row has."""

    d2: tuple[float | None, ...]
    beyond: tuple[bool | None, ...]
    cut: float
    reason: Reason | None = None


def reference(clients: Rows, missing: Missing = "pairwise") -> Reference | None:
    """The means and covariances of a programme's clients, one row each; None where too few rows share an item."""
    import numpy as np

    table = _used(to_array(as_table(clients)), missing)
    if len(table) < 2 or not table.size or np.isnan(table).all(axis=0).any():
        return None
    spread = pairwise_covariance(table)
    if np.isnan(spread).any():
        return None
    means = np.nanmean(table, axis=0).tolist()
    return Reference(len(table), tuple(means), tuple(map(tuple, spread.tolist())))


def mahalanobis(rows: Rows, confidence: float, missing: Missing = "pairwise") -> Distances:
    """D² = (x - m)' S^-1 (x - m) with the rows' own means and covariances, beyond the chi-square quantile or not.

    The quantile is at `confidence` (.99 is usual) with as many degrees of freedom as items.
    Source: Mahalanobis (1936); for careless answers Meade & Craig (2012), Psych. Methods 17, 437-455; Curran (2016),
    J. Experimental Social Psychology 66, 4-19.
    """
    own = reference(rows, missing)
    if own is None:
        return _none(rows, confidence, "too_few_rows")
    return _distances(rows, own, confidence, missing)


def mahalanobis_from(
    rows: Rows, programme: Reference, confidence: float, least_clients: int, missing: Missing = "pairwise"
) -> Distances:
    """`mahalanobis` against the programme's means and covariances; no distances under `least_clients` (policy)."""
    if programme.clients < least_clients:
        return _none(rows, confidence, "too_few_clients")
    return _distances(rows, programme, confidence, missing)


def _used(table: "Array", missing: Missing) -> "Array":
    import numpy as np

    return table if missing == "pairwise" or not len(table) else table[~np.isnan(table).any(axis=1)]


def _none(rows: Rows, confidence: float, reason: Reason) -> Distances:
    nothing = (None,) * len(rows)
    return Distances(nothing, nothing, _cut(confidence, len(rows[0]) if rows else 1), reason)


def _cut(confidence: float, items: int) -> float:
    return quantiles.chi_square(confidence, items)


def _distances(rows: Rows, around: Reference, confidence: float, missing: Missing) -> Distances:
    import numpy as np

    spread = np.array(around.covariance)
    sizes = np.linalg.eigvalsh(spread)
    if sizes[0] <= 1e-12 * max(sizes[-1], 0.0):
        return _none(rows, confidence, "singular_covariance")
    away = to_array(as_table(rows)).reshape(len(rows), len(spread)) - np.array(around.means)
    absent = np.isnan(away)
    away[absent] = 0.0
    squared = (away * np.linalg.solve(spread, away.T).T).sum(axis=1).tolist()
    without = absent.any(axis=1) if missing == "listwise" else absent.all(axis=1)
    d2 = tuple(None if left_out else float(value) for value, left_out in zip(squared, without, strict=True))
    cut = _cut(confidence, len(spread))
    return Distances(d2, tuple(None if value is None else value > cut for value in d2), cut)
