"""Answers as an array with NaN for what is missing, and covariances over the pairs that are there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Points = Sequence[Sequence[float | None]]


def to_array(rows: Points) -> "Array":
    """Rows of points as an array, NaN for None."""
    import numpy as np

    return np.array([[np.nan if value is None else value for value in row] for row in rows], dtype=np.float64)


def pairwise_covariance(table: "Array") -> "Array":
    """For each two columns the covariance (n - 1) over the rows that have both; NaN where fewer than two have."""
    return _moments(table)[0]


def pairwise_correlation(table: "Array") -> "Array":
    """For each two columns the correlation over the rows that have both; NaN where one of them is constant there."""
    import numpy as np

    covariances, variances = _moments(table)
    scale = variances * variances.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(scale > 1e-20, covariances / np.sqrt(scale), np.nan)


def _moments(table: "Array") -> "tuple[Array, Array]":
    """Pairwise covariances, and variances of the row's column where the column's column is there too."""
    import numpy as np

    there = (~np.isnan(table)).astype(np.float64)
    counts = there.sum(axis=0)
    filled = np.nan_to_num(table)
    means = np.divide(filled.sum(axis=0), counts, out=np.zeros(len(counts)), where=counts > 0)
    centred = (filled - means) * there
    n, sums = there.T @ there, centred.T @ there
    with np.errstate(divide="ignore", invalid="ignore"):
        covariances = np.where(n > 1, (centred.T @ centred - sums * sums.T / n) / (n - 1), np.nan)
        variances = np.where(n > 1, ((centred**2).T @ there - sums**2 / n) / (n - 1), np.nan)
    return covariances, variances
