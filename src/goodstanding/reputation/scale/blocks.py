"""Scores of some workers in all weeks, and what their good weeks come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.standing import StandingPolicy


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """Workers by weeks, as the kernel has them: a score is -1 where none is shown."""

    workers: npt.NDArray[np.int64]
    score: npt.NDArray[np.int16]
    outcomes: npt.NDArray[np.int32]
    companies: npt.NDArray[np.int32]


def block(columns: Columns, policy: ScorePolicy, days: Sequence[int]) -> Block:
    """The scores of whole workers on these days since 1970-01-01, which rise."""
    found = score_weeks(columns, policy, days)
    return Block(found.workers, found.score, found.outcomes, found.companies)


def weeks_met(scores: npt.NDArray[np.int16], policy: StandingPolicy) -> npt.NDArray[np.int64]:
    """How many of the last `weeks_of` weeks had a score high enough; a week before the first one had none."""
    return np.asarray((scores[:, -policy.weeks_of :] >= policy.score_from).sum(axis=1), np.int64)


class Digest:
    """SHA-256 of all scores by rising worker, however they are cut into blocks. Workers are told by their ids."""

    def __init__(self) -> None:
        self._ids, self._numbers = sha256(), sha256()

    def add(self, found: Block, ids: npt.NDArray[np.int64] | Sequence[str]) -> Self:
        """The next workers."""
        told, counted = self._ids, self._numbers
        told.update("".join(f"{each}\n" for each in ids).encode())
        numbers = np.concatenate([found.score, found.outcomes, found.companies], axis=1)
        counted.update(np.ascontiguousarray(numbers, "<i4").tobytes())
        return self

    def hexdigest(self) -> str:
        """The digest of all that was added."""
        return sha256(self._ids.digest() + self._numbers.digest()).hexdigest()
