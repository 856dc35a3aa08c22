"""P values of several tests adjusted so that the tests can be judged together; the answers keep the order of P."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import fsum


def bonferroni(p: Sequence[float]) -> list[float]:
    """min(1, m p): the chance of any false finding is at most the level. Source: Dunn (1961), JASA 56, 52-64."""
    return [min(1.0, len(p) * each) for each in p]


def holm(p: Sequence[float]) -> list[float]:
    """The same protection, never weaker than Bonferroni. Source: Holm (1979), Scand. J. Statistics 6, 65-70."""
    return _stepped(p, lambda rank, m: m - rank + 1, down=True)


def hochberg(p: Sequence[float]) -> list[float]:
    """Stronger than Holm's where tests are independent. Source: Hochberg (1988), Biometrika 75, 800-802."""
    return _stepped(p, lambda rank, m: m - rank + 1, down=False)


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """The expected share of false findings is at most the level. Source: Benjamini & Hochberg (1995), JRSS-B 57,
    289-300."""
    return _stepped(p, lambda rank, m: m / rank, down=False)


def benjamini_yekutieli(p: Sequence[float]) -> list[float]:
    """The same under any dependence. Source: Benjamini & Yekutieli (2001), Annals of Statistics 29, 1165-1188."""
    harmonic = fsum(1 / rank for rank in range(1, len(p) + 1))
    return _stepped(p, lambda rank, m: harmonic * m / rank, down=False)


def _stepped(p: Sequence[float], factor: Callable[[int, int], float], *, down: bool) -> list[float]:
    """Each P times its factor by rank, made monotone from the smallest up (`down`) or from the largest down."""
    order = sorted(range(len(p)), key=p.__getitem__)
    raised = [factor(rank, len(p)) * p[place] for rank, place in enumerate(order, start=1)]
    ladder = list(accumulate(raised, max)) if down else list(accumulate(raised[::-1], min))[::-1]
    adjusted = dict(zip(order, ladder, strict=True))
    return [min(1.0, adjusted[place]) for place in range(len(p))]
