"""Omega total: the share of the sum's variance that one common factor explains, with the fit of that factor."""

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from goodstanding.rules.reliability.matrices import Rows, complete_rows, correlation, covariance, ratio

if TYPE_CHECKING:
    from goodstanding.rules.reliability.matrices import Array


@dataclass(frozen=True)
class Omega:
    """One factor through k items of n complete respondents, maximum likelihood.

    `loadings` in scale points per SD of the factor, `residual_variances` in squared scale points, in the order of the
    items. A negative residual variance (Heywood case) is reported as found. `cfi`, `rmsea` are None at df = 0.
    """

    n: int
    omega_total: float
    loadings: tuple[float, ...]
    residual_variances: tuple[float, ...]
    chi_square: float
    df: int
    cfi: float | None
    rmsea: float | None
    srmr: float


def omega_total(rows: Rows, items: int, least: int) -> Omega | None:
    """Omega total = (sum of loadings)² / ((sum of loadings)² + sum of residual variances).

    None for fewer than `least` complete respondents (policy), n <= k, k < 3 (one factor is not identified), an item
    without variance, or where no maximum is found. Fit uses n - 1: chi-square = (n - 1) F, RMSEA =
    sqrt(max(0, (chi-square - df) / (df (n - 1)))), CFI against independence, SRMR over the lower triangle.
    Source: McDonald (1999), Test Theory; Joreskog (1967), Psychometrika 32, 443-482 (ML);
    Bentler (1990), Psychological Bulletin 107, 238-246 (CFI); Steiger (1990), Multiv. Behav. Research 25, 173-180.
    """
    import numpy as np

    table = complete_rows(rows, items)
    n, k = table.shape
    if n < max(least, k + 1) or k < 3:
        return None
    spread = covariance(table)
    r = correlation(spread)
    found = None if r is None else _one_factor(r)
    if r is None or found is None:
        return None
    sd = np.sqrt(np.diag(spread))
    return _omega(n, r, *found, sd)


def _one_factor(r: "Array") -> "tuple[Array, Array] | None":
    """Loadings and residual variances of a correlation matrix by Fisher scoring with halved steps."""
    import numpy as np

    values, vectors = np.linalg.eigh(r)
    if values[0] <= 1e-10:
        return None
    k = len(r)
    loadings = vectors[:, -1] * sqrt(values[-1]) * 0.9
    at = np.concatenate([loadings * (1 if loadings.sum() >= 0 else -1), 1 - loadings**2])
    for _ in range(200):
        step = _scoring_step(at, r)
        at = at + _shortened(step, at, r)
        if float(np.abs(step).max()) < 1e-10:
            return at[:k], at[k:]
        if float(np.abs(at).max()) > 10:  # the likelihood rises for ever: one loading grows, the others vanish
            return None
    return None


def _shortened(step: "Array", at: "Array", r: "Array") -> "Array":
    """The step, halved until it does not raise the misfit."""
    misfit = _misfit(at, r)
    while float(abs(step).max()) > 1e-12 and not _misfit(at + step, r) <= misfit + 1e-14:
        step = step / 2
    return step


def _implied(at: "Array") -> "Array":
    import numpy as np

    k = len(at) // 2
    return np.asarray(np.outer(at[:k], at[:k]) + np.diag(at[k:]), dtype=np.float64)


def _misfit(at: "Array", r: "Array") -> float:
    """F = ln|Sigma| - ln|R| + tr(R Sigma^-1) - k; infinite where Sigma is not positive definite."""
    import numpy as np

    implied = _implied(at)
    if np.linalg.eigvalsh(implied)[0] <= 0:
        return float("inf")
    logs = np.linalg.slogdet(implied)[1] - np.linalg.slogdet(r)[1]
    return float(logs + np.trace(np.linalg.solve(implied, r)) - len(r))


def _scoring_step(at: "Array", r: "Array") -> "Array":
    """Minus the expected second derivatives' inverse times the gradient of F, in (loadings, residual variances)."""
    import numpy as np

    k = len(r)
    inverse = np.linalg.inv(_implied(at))
    pull = inverse - inverse @ r @ inverse
    along = inverse @ at[:k]
    gradient = np.concatenate([2 * pull @ at[:k], np.diag(pull)])
    crossed = 2 * inverse * along
    information = np.block(
        [[2 * (at[:k] @ along) * inverse + 2 * np.outer(along, along), crossed], [crossed.T, inverse**2]]
    )
    return -np.linalg.solve(information, gradient)


def _omega(n: int, r: "Array", loadings: "Array", residuals: "Array", sd: "Array") -> Omega:
    import numpy as np

    k = len(r)
    at = np.concatenate([loadings, residuals])
    raw, errors = loadings * sd, residuals * sd**2
    chi_square, df = max(0.0, (n - 1) * _misfit(at, r)), k * (k - 3) // 2
    independence = -(n - 1) * float(np.linalg.slogdet(r)[1]), k * (k - 1) // 2
    gaps = (r - _implied(at))[np.tril_indices(k)]
    common = float(raw.sum()) ** 2
    return Omega(
        n=n,
        omega_total=common / (common + float(errors.sum())),
        loadings=tuple(map(float, raw)),
        residual_variances=tuple(map(float, errors)),
        chi_square=chi_square,
        df=df,
        cfi=_cfi((chi_square, df), independence) if df else None,
        rmsea=sqrt(max(0.0, (chi_square - df) / (df * (n - 1)))) if df else None,
        srmr=sqrt(float((gaps**2).mean())),
    )


def _cfi(model: tuple[float, int], independence: tuple[float, int]) -> float | None:
    excess = max(0.0, model[0] - model[1])
    share = ratio(excess, max(excess, independence[0] - independence[1], 0.0))
    return 1.0 if share is None else 1 - share
