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
    """How a programme's clients answer: item means and covariances, in scale points, from that many rows, and the D²
    of each row, rising; none where the covariances are singular."""

    clients: int
    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    d2: tuple[float, ...] = ()


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
    means = np.nanmean(table, axis=0)
    own = _squared(table, means, spread, missing)
    distances = () if own is None else tuple(sorted(value for value in own if value is not None))
    return Reference(len(table), tuple(means.tolist()), tuple(map(tuple, spread.tolist())), distances)


def mahalanobis(rows: Rows, confidence: float, missing: Missing = "pairwise") -> Distances:
    """D² = (x - m)' S^-1 (x - m) with the rows' own means and covariances, beyond the chi-square quantile or not.

    The quantile is at `confidence` (.99 is usual) with as many degrees of freedom as items.
    Source: Mahalanobis (1936); for careless answers Meade & Craig (2012), Psych. Methods 17, 437-455; Curran (2016),
    J. Experimental Social Psychology 66, 4-19.
    """
    own = reference(rows, missing)
    if own is None:
        return _none(rows, confidence, "too_few_rows")
    return _distances(rows, own, _chi_square(confidence, rows), missing)


def mahalanobis_from(
    rows: Rows, programme: Reference, share: float, least_clients: int, missing: Missing = "pairwise"
) -> Distances:
    """`mahalanobis` against the programme's means and covariances; no distances under `least_clients` (policy).

    The cut is the D² within which `share` of the programme's clients lie. Points that crowd at the top of a scale are
    far from normal: beyond the chi-square quantile lie several times as many honest answers as it promises.
    """
    import numpy as np

    if programme.clients < least_clients or not programme.d2:
        reason: Reason = "singular_covariance" if programme.clients >= least_clients else "too_few_clients"
        return _none(rows, share, reason)
    return _distances(rows, programme, float(np.quantile(programme.d2, share)), missing)


def _used(table: "Array", missing: Missing) -> "Array":
    import numpy as np

    return table if missing == "pairwise" or not len(table) else table[~np.isnan(table).any(axis=1)]


def _none(rows: Rows, confidence: float, reason: Reason) -> Distances:
    nothing = (None,) * len(rows)
    return Distances(nothing, nothing, _chi_square(confidence, rows), reason)


def _chi_square(confidence: float, rows: Rows) -> float:
    return quantiles.chi_square(confidence, len(rows[0]) if rows else 1)


def _distances(rows: Rows, around: Reference, cut: float, missing: Missing) -> Distances:
    import numpy as np

    table = to_array(as_table(rows)).reshape(len(rows), len(around.means))
    d2 = _squared(table, np.array(around.means), np.array(around.covariance), missing)
    if d2 is None:
        nothing = (None,) * len(rows)
        return Distances(nothing, nothing, cut, "singular_covariance")
    return Distances(tuple(d2), tuple(None if value is None else value > cut for value in d2), cut)


def _squared(table: "Array", means: "Array", spread: "Array", missing: Missing) -> list[float | None] | None:
    """D² of each row, None for one that has none; None for all where the covariances are singular."""
    import numpy as np

    sizes = np.linalg.eigvalsh(spread)
    if sizes[0] <= 1e-12 * max(sizes[-1], 0.0):
        return None
    away = table - means
    absent = np.isnan(away)
    away[absent] = 0.0
    squared = (away * np.linalg.solve(spread, away.T).T).sum(axis=1).tolist()
    without = absent.any(axis=1) if missing == "listwise" else absent.all(axis=1)
    return [None if left_out else float(value) for value, left_out in zip(squared, without, strict=True)]
