"""The fixed-point convention: whole numbers throughout, so that every order of adding gives the same sum.

Weights are in 1e-12, outcomes in thousandths, a window's edge in parts (thirtieths, where the taper takes 30 days).
"""

from fractions import Fraction
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.policy import ScorePolicy

UNIT: Final = 10**12
"""A weight of 1."""
FULL: Final = 1000
"""An outcome of 1."""
NO_TAPER: Final = 30

type Whole = npt.NDArray[np.int64]


def room(policy: ScorePolicy) -> int:
    """How many engagements of one worker can be added up without leaving 64 bits."""
    return int(2**63 / (UNIT * parts(policy) * policy.weight_most * (1 + policy.long_credit)))


def parts(policy: ScorePolicy) -> int:
    """Into how many parts a weight is cut at the edge of a window: one for each day it takes to fade."""
    return policy.taper_days or NO_TAPER


@cache
def ratio(number: float) -> tuple[int, int]:
    """A number of a policy, which has three decimals at most, as a fraction: (above, below)."""
    fraction = Fraction(round(FULL * number), FULL)
    return fraction.numerator, fraction.denominator


def half_up(above: int, below: int) -> int:
    """The whole number nearest to above / below, halves up."""
    return (2 * above + below) // (2 * below)


def weights(policy: ScorePolicy, paid_cents: Whole, span_days: npt.NDArray[np.int32]) -> Whole:
    """The weight of each engagement, from its value."""
    if policy.value_is == "root":
        root = np.sqrt(paid_cents / policy.value_ref_cents) * UNIT
        weight: Whole = np.rint(np.clip(root, policy.weight_least * UNIT, policy.weight_most * UNIT)).astype(np.int64)
        return weight
    first, worth = zip(*policy.value_bands, strict=True)
    bands = np.array([round(value * UNIT) for value in worth], np.int64)
    found = bands[np.searchsorted(first, paid_cents, side="right") - 1]
    if policy.days_a_job:
        found += UNIT * (span_days // policy.days_a_job).astype(np.int64)
    return np.minimum(found, round(policy.weight_most * UNIT), out=found)


def earned(weight: Whole, s: npt.NDArray[np.int16]) -> Whole:
    """Weight times outcome, halves up."""
    found: Whole = (weight * s + FULL // 2) // FULL
    return found


def credits_of(policy: ScorePolicy, weight: Whole, s: npt.NDArray[np.int16], span_days: npt.NDArray[np.int32]) -> Whole:
    """What a long engagement that went well adds above and below, halves up."""
    above, below = ratio(policy.long_credit)
    if not above:
        return np.zeros(len(weight), np.int64)
    whole = below * FULL * policy.long_credit_days
    share = np.maximum(s, 0) * np.minimum(span_days, policy.long_credit_days).astype(np.int64) * above
    fits = weight // whole
    found: Whole = fits * share + ((weight - fits * whole) * share + whole // 2) // whole
    return found


def excess(policy: ScorePolicy, silent: Whole, rated: Whole) -> Whole:
    """The silence beyond the free share: max(0, 65 silent - 35 rated) // 100 of jss-1, without leaving 64 bits."""
    above, below = ratio(policy.silence_free)
    over = (below - above) * (silent // below) - above * (rated // below)
    rest = (below - above) * (silent % below) - above * (rated % below)
    return np.maximum(0, over + rest // below)
