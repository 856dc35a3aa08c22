"""How lenient raters are: ratings as a mean plus an effect of each rater, of each that is rated, and error.

Random effects by restricted maximum likelihood, for any pattern of who rated whom.
Source: Bates, Mächler, Bolker & Walker (2015), Journal of Statistical Software 67(1), sections 3.3 and 3.4: the
profiled REML criterion log|L|² + log|R_X|² + (n - p)(1 + log(2 pi r² / (n - p))).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True)
class Leniency:
    """The mean, the variance of each factor's effects and of the error, and the effects: factor -> level -> points.

    Effects are best linear unbiased predictions: those of raters seen seldom are drawn towards 0.
    """

    mean: float
    variances: Mapping[str, float]
    error: float
    effects: Mapping[str, Mapping[str, float]]


def leniency(values: Sequence[float], factors: Mapping[str, Sequence[str]]) -> Leniency | None:
    """The fit of values with the level of each factor beside each value (factor -> levels, in the order of values).

    None where a factor has fewer than two levels or all values are equal.
    """
    import numpy as np
    from scipy.optimize import minimize

    levels = {name: sorted(set(given)) for name, given in factors.items()}
    if not values or min(map(len, levels.values()), default=0) < 2 or len(set(values)) < 2:
        return None
    y = np.array(values, dtype=np.float64)
    design = np.hstack([_design(given, levels[name]) for name, given in factors.items()])
    sizes = [len(each) for each in levels.values()]

    def criterion(theta: "Array", *_more: object) -> float:
        return _solve(np.repeat(theta, sizes), y, design)[0]

    found = minimize(criterion, np.ones(len(levels)), method="Nelder-Mead", tol=1e-10)
    _criterion, mean, effects, error = _solve(np.repeat(found.x, sizes), y, design)
    variances = {name: float(theta**2 * error) for name, theta in zip(levels, found.x, strict=True)}
    return Leniency(mean, variances, error, _named(effects, levels))


def _design(given: Sequence[str], levels: Sequence[str]) -> "Array":
    import numpy as np

    place = {level: at for at, level in enumerate(levels)}
    table = np.zeros((len(given), len(levels)))
    table[np.arange(len(given)), [place[level] for level in given]] = 1.0
    return table


def _solve(spread: "Array", y: "Array", design: "Array") -> tuple[float, float, "Array", float]:
    """The criterion where effects deviate by `spread` errors, with the mean, the effects and the error's variance."""
    import numpy as np

    weighted = design * spread
    n, one = len(y), np.ones(len(y))
    lower = np.linalg.cholesky(weighted.T @ weighted + np.eye(weighted.shape[1]))
    cu, rzx = np.linalg.solve(lower, weighted.T @ y), np.linalg.solve(lower, weighted.T @ one)
    rx = np.sqrt(n - rzx @ rzx)
    mean = (one @ y - rzx @ cu) / rx**2
    spherical = np.linalg.solve(lower.T, cu - rzx * mean)
    rest = y - mean - weighted @ spherical
    squares = float(rest @ rest + spherical @ spherical)
    error = squares / (n - 1)
    size = 2 * float(np.log(np.diag(lower)).sum() + np.log(rx))
    criterion = size + (n - 1) * float(1 + np.log(2 * np.pi * error))
    return criterion, float(mean), spherical * spread, error


def _named(effects: "Array", levels: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    named, at = {}, 0
    for name, given in levels.items():
        named[name] = {level: float(effects[at + place]) for place, level in enumerate(given)}
        at += len(given)
    return named
