"""Columns with the feedback of flagged companies left out, by the policy that is tried."""

from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from goodstanding.reputation.scoring.flagging import flags_among
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns, Excluded


def with_flags(columns: Columns, policy: ScorePolicy, on: date) -> Columns:
    """The columns of workers as they are under a policy whose flags are those of a day."""
    pairs = {(flag.company, flag.worker) for flag in flags_among(columns, on, policy)} if policy.flags else set()
    both = zip(columns.company.tolist(), columns.worker.tolist(), strict=True)
    return left_out(columns, np.fromiter((pair in pairs for pair in both), bool, len(columns)))


def left_out(columns: Columns, is_flagged: npt.NDArray[np.bool_]) -> Columns:
    """The columns with exactly these rows flagged; what was removed on request stays removed."""
    others = np.where(columns.excluded == Excluded.FLAGGED, Excluded.NO, columns.excluded)
    flagged = is_flagged & (others == Excluded.NO)
    return replace(columns, excluded=np.where(flagged, Excluded.FLAGGED, others).astype(np.int8))
