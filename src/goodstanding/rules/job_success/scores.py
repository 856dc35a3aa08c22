"""From sums to a score: the last steps, in doubles and in one order, so that every machine rounds alike."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.fixed import UNIT, Whole, parts
from goodstanding.rules.job_success.policy import ScorePolicy

type Doubles = npt.NDArray[np.float64]

PRIOR_GOOD: Final = 4.5
PRIOR_OTHER: Final = 0.5


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """Workers by weeks. Where no score is shown, `score` is -1, and `companies` and `sums` are 0."""

    workers: Whole
    score: npt.NDArray[np.int16]
    outcomes: npt.NDArray[np.int32]
    """Rated ones in the longest window, whether or not a score is shown."""
    companies: npt.NDArray[np.int32]
    """Behind those outcomes."""
    sums: Whole
    """By worker, week and window: A, B and U, with the parts of the taper inside."""

    def j(self, policy: ScorePolicy) -> Doubles:
        """By worker, week and window; nan where no score is shown and where a window is empty."""
        found = js(np.moveaxis(self.sums, (3, 2), (0, 1)), policy)
        return np.where(np.isneginf(found), np.nan, found).transpose(1, 2, 0)


def js(sums: Whole, policy: ScorePolicy) -> Doubles:
    """J of each window, unclipped, from sums by (A, B, U) and window; -inf where a window is empty.

    Shorter windows are pulled towards what the longest one says.
    """
    earned = sums[0].astype(np.float64)
    weight = (sums[1] + sums[2]).astype(np.float64)
    longest = _share(earned[-1], weight[-1])
    prior = policy.prior_weight * parts(policy) * UNIT
    if not prior:
        return np.stack(
            [*(_share(above, below) for above, below in zip(earned[:-1], weight[:-1], strict=True)), longest]
        )
    pull = prior * np.maximum(0, longest)
    shorter = (earned[:-1] + pull) / (weight[:-1] + prior)
    return np.concatenate([np.where(weight[:-1] > 0, shorter, -np.inf), longest[None]])


def _share(above: Doubles, below: Doubles) -> Doubles:
    return np.divide(above, below, out=np.full_like(above, -np.inf), where=below > 0)


def percent(j: Doubles) -> npt.NDArray[np.int16]:
    """The score of the best window, 0 to 100, from J by window."""
    return np.floor(100 * np.maximum(0, j.max(axis=0)) + 1e-9).astype(np.int16)


def interval(earned: int, weight: int, silence: int, policy: ScorePolicy) -> tuple[float, float]:
    """Where J, 0 at least, may lie with the policy's confidence, going by the sums A, B and U of a window.

    The middle of a beta posterior whose prior is worth five engagements, four and a half of them good.
    """
    from scipy.special import betaincinv

    n = (weight + silence) / (parts(policy) * UNIT)
    good = n * max(0.0, earned / (weight + silence)) if n else 0.0
    tail = (1 - policy.confidence) / 2
    low, high = betaincinv(PRIOR_GOOD + good, PRIOR_OTHER + n - good, (tail, 1 - tail))
    return float(low), float(high)
