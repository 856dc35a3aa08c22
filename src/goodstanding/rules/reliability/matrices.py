"""Rows of answers as arrays: complete rows only, covariance and correlation, the zero that is meant."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Rows = Sequence[Sequence[float | None]]


def complete_rows(rows: Rows, columns: int) -> "Array":
    """The rows without a missing answer (listwise deletion), as an array of that many columns."""
    import numpy as np

    kept = [row for row in rows if all(value is not None for value in row)]
    return np.array(kept, dtype=np.float64).reshape(len(kept), columns)


def covariance(table: "Array") -> "Array":
    """The covariance of the columns, divisor n - 1; exactly 0 in the lines of a constant column."""
    import numpy as np

    deviations = table - table.mean(axis=0)
    deviations[:, np.ptp(table, axis=0) == 0] = 0.0
    return np.asarray(deviations.T @ deviations / (len(table) - 1), dtype=np.float64)


def correlation(covariances: "Array") -> "Array | None":
    """The correlations behind a covariance matrix, None where a variance is 0."""
    import numpy as np

    sd = np.sqrt(np.diag(covariances))
    return None if (sd == 0).any() else covariances / np.outer(sd, sd)


def ratio(numerator: float, denominator: float, scale: float = 1.0) -> float | None:
    """numerator / denominator, None where the denominator is 0 but for rounding at that scale."""
    return None if abs(denominator) <= 1e-12 * scale else float(numerator / denominator)
