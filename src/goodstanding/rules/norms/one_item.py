"""What one item's answers say of its expected answer, with a prior of a few answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True)
class Expected:
    """The mean answer with its variance, and the share of the two highest answers with its variance."""

    mean: float
    variance: float
    top_two: float
    top_two_variance: float


def expected(counts: Sequence[int], prior: Sequence[float]) -> Expected:
    """The posterior of answers 1, 2 ... counted so often, under Dirichlet(prior), whose parts are above 0.

    For one item only: answers of one client to several items are no independent draws.
    Source: Gelman et al., Bayesian Data Analysis, 3rd ed., section 3.4 (the Dirichlet is conjugate to the multinomial).
    """
    weights = [count + part for count, part in zip(counts, prior, strict=True)]
    total = fsum(weights)
    shares = [weight / total for weight in weights]
    mean = fsum(answer * share for answer, share in enumerate(shares, start=1))
    square = fsum(answer * answer * share for answer, share in enumerate(shares, start=1))
    top = shares[-1] + shares[-2]
    return Expected(mean, (square - mean * mean) / (total + 1), top, top * (1 - top) / (total + 1))
