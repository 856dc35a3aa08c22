"""Quantiles of the distributions that reports quote. scipy is imported late: no decision waits for it."""

from functools import cache
from statistics import NormalDist


@cache
def student_t(p: float, df: float) -> float:
    """The p quantile (0 < p < 1) of Student's t with `df` degrees of freedom (> 0).

    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.4; computed by scipy.special.stdtrit.
    """
    from scipy.special import stdtrit

    return float(stdtrit(df, p))


def normal(p: float) -> float:
    """The p quantile (0 < p < 1) of the standard normal. Source: Wichura (1988), AS 241, by the standard library."""
    return NormalDist().inv_cdf(p)


@cache
def chi_square(p: float, df: float) -> float:
    """The p quantile (0 < p < 1) of chi-square with `df` degrees of freedom (> 0): twice a gamma quantile.

    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.6; computed by scipy.special.gammaincinv.
    """
    from scipy.special import gammaincinv

    return float(2 * gammaincinv(df / 2, p))


@cache
def f(p: float, df1: float, df2: float) -> float:
    """The p quantile (0 < p < 1) of Fisher's F with `df1` and `df2` degrees of freedom (> 0).

    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.5; computed by scipy.special.fdtri.
    """
    from scipy.special import fdtri

    return float(fdtri(df1, df2, p))


def f_tail(value: float, df1: float, df2: float) -> float:
    """The probability that F with `df1` and `df2` degrees of freedom exceeds `value`; by scipy.special.fdtrc."""
    from scipy.special import fdtrc

    return float(fdtrc(df1, df2, value))


@cache
def beta(p: float, a: float, b: float) -> float:
    """The p quantile (0 < p < 1) of Beta(a, b), a share.

    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.17; computed by scipy.special.betaincinv.
    """
    from scipy.special import betaincinv

    return float(betaincinv(a, b, p))
