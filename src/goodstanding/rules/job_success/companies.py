"""How many distinct companies stand behind the outcomes of each week."""

import numpy as np

from goodstanding.rules.job_success.fixed import Whole
from goodstanding.rules.job_success.sums import spans_of


def distinct(holder: Whole, company: Whole, begin: Whole, end: Whole, weeks: int, holders: int) -> Whole:
    """Companies by week and holder; a row counts in the weeks from `begin` to before `end`.

    Of the rows of a holder and a company, in the order in which they begin, each adds the weeks that none before it
    has reached. The four numbers are sorted as one.
    """
    if not len(holder):
        return np.zeros((weeks, holders), np.int64)
    bits, company, companies = weeks.bit_length(), *_numbered(company, holders << 2 * weeks.bit_length())
    key = np.sort((((holder * companies + company) << bits | begin) << bits) | end)
    pair, begin, end = key >> 2 * bits, key >> bits & (1 << bits) - 1, key & (1 << bits) - 1
    is_new = np.r_[True, pair[1:] != pair[:-1]]
    number = np.cumsum(is_new) << bits
    reached = np.r_[0, (np.maximum.accumulate(number + end) - number)[:-1]]
    first = np.where(is_new, begin, np.maximum(begin, reached))
    adds = np.flatnonzero(first < end)
    return spans_of(pair[adds] // companies, first[adds], end[adds], weeks, holders)


def _numbered(company: Whole, others: int) -> tuple[Whole, int]:
    """Companies as small numbers, and how many of these there are: such that a pair's numbers fit into 64 bits."""
    least, most = int(company.min()), int(company.max())
    if (most - least + 1) * others < 1 << 62:
        return company - least, most - least + 1
    known, number = np.unique(company, return_inverse=True)
    return number, len(known)
