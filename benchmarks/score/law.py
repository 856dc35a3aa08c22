"""The days and numbers that every engine is given, so that none of them does calendars: weeks, windows and cuts."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from world import ON

from goodstanding.policies import load
from goodstanding.rules.job_success.windows import months_before

POLICY = load().score(date(2026, 11, 16), "jss-1")
WEEKS = 16
TAPER = 30
SNAPS = np.array([ON - 7 * (WEEKS - 1 - week) for week in range(WEEKS)], np.int32)
MONTHS = POLICY.windows_months
STARTS = np.array([[months_before(int(snap), months) for months in MONTHS] for snap in SNAPS], np.int32)
"""[week, window] -> the day after which it begins, the short windows first."""


@dataclass(frozen=True)
class Cuts:
    """The days between which rows are added up, and where each window begins, is whole and ends among them."""

    days: np.ndarray
    stretch_of: np.ndarray
    low: np.ndarray
    edge: np.ndarray
    high: np.ndarray


def cuts() -> Cuts:
    """All days on which a window begins, is whole, or ends."""
    days = np.unique(np.concatenate([STARTS.ravel(), STARTS.ravel() + TAPER, SNAPS])).astype(np.int32)
    stretch_of = np.searchsorted(days, np.arange(days[0], days[-1] + 1)).astype(np.int16)
    low, edge = (np.searchsorted(days, STARTS + add).astype(np.int16) for add in (0, TAPER))
    high = np.repeat(np.searchsorted(days, SNAPS)[:, None], len(MONTHS), axis=1).astype(np.int16)
    return Cuts(days, stretch_of, low, edge, np.ascontiguousarray(high))
