"""What a reader who puts published means together can work out of one score. Releases are checked by these attacks.

The reader is given more than is published: who is behind every mean, and the mean itself without rounding.
Source: differencing and linear-programme attacks as in Hundepool and others, Statistical Disclosure Control,
Wiley 2012, sections 4.4 and 5.3.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodstanding.rules.intervals import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

EXACT = 1e-9
PINNED = 1e-7


@dataclass(frozen=True)
class Mean:
    """A published mean: contribution -> whose it is, and between which values the mean lies."""

    members: Mapping[str, str]
    low: float
    high: float


def poll(before: Mean | None, after: Mean) -> dict[str, float]:
    """What follows from two means of which the second has one contribution more: the score of that one.

    Empty where more than one came, or one went. Means are taken at their middle.
    """
    known = set(before.members) if before else set()
    new = set(after.members) - known
    if len(new) != 1 or known - set(after.members):
        return {}
    old = _middle(before) * len(known) if before else 0.0
    return {new.pop(): _middle(after) * len(after.members) - old}


def difference(means: Sequence[Mean], scale: tuple[float, float], of: Collection[str] = ()) -> dict[str, Interval]:
    """Where the score of each contribution can lie, by linear programmes over all means; of `of`, or of all.

    ValueError where the means contradict each other.
    """
    from scipy.optimize import linprog

    names = _names(means)
    rows = _rows(means, names)
    upper = [mean.high * len(mean.members) + EXACT for mean in means]
    lower = [EXACT - mean.low * len(mean.members) for mean in means]
    found = {}
    for name in sorted(of) or names:
        ends = []
        for sign in (1.0, -1.0):
            aim = [sign if each == name else 0.0 for each in names]
            answer = linprog(aim, A_ub=[*rows, *_minus(rows)], b_ub=[*upper, *lower], bounds=[scale] * len(names))
            if answer.fun is None:
                raise ValueError("the means contradict each other")
            ends.append(sign * float(answer.fun))
        found[name] = Interval(ends[0], ends[1])
    return found


def determined(means: Sequence[Mean]) -> frozenset[str]:
    """The contributions that follow exactly from the means, to a reader outside or to any one marketplace, which
    knows its own scores: those that no change keeps all means, and the known ones, and moves.

    With M the projection on the changes that keep all means, a contribution t can move by M[t, t]; with the ones O
    known, by the Schur complement M[t, t] - M[t, O] M[O, O]+ M[O, t].
    """
    import numpy as np

    names = _names(means)
    free = _free(means)
    owners = {name: owner for mean in means for name, owner in mean.members.items()}
    found: set[str] = set()
    for reader in (None, *sorted(set(owners.values()))):
        own = [place for place, name in enumerate(names) if owners[name] == reader]
        known = free[:, own]
        left = np.diag(free) - ((known @ np.linalg.pinv(free[np.ix_(own, own)], rcond=PINNED)) * known).sum(axis=1)
        found |= {name for name, room in zip(names, left, strict=True) if room < PINNED and owners[name] != reader}
    return frozenset(found)


def exposed(
    means: Sequence[Mean], scores: Mapping[str, float], scale: tuple[float, float], width: float
) -> frozenset[str]:
    """The contributions that the means determine, or leave in a range narrower than `width`.

    `scores` are the true ones, and tell most cases without a linear programme: where a score can move far enough, with
    others that make up for it, it is hidden.
    """
    names = _names(means)
    rooms = _rooms(means, [scores[name] for name in names], scale)
    doubtful = [name for name, room in zip(names, rooms, strict=True) if room < width]
    narrow = difference(means, scale, doubtful) if doubtful else {}
    return determined(means) | {name for name, span in narrow.items() if span.high - span.low < width - EXACT}


def _rooms(means: Sequence[Mean], scores: Sequence[float], scale: tuple[float, float]) -> list[float]:
    """For each score the range it has along the nearest direction that keeps all means: at most what it has at all."""
    import numpy as np

    up, down = scale[1] - np.array(scores), np.array(scores) - scale[0]
    return [_room(direction, at, up, down) for at, direction in enumerate(_free(means))]


def _room(direction: "Array", at: int, up: "Array", down: "Array") -> float:
    import numpy as np

    sizes = np.abs(direction)
    moving = sizes > EXACT
    if direction[at] <= EXACT:
        return 0.0
    ahead = np.where(direction > 0, up, down)[moving] / sizes[moving]
    back = np.where(direction > 0, down, up)[moving] / sizes[moving]
    return float(direction[at] * (ahead.min() + back.min()))


def _free(means: Sequence[Mean]) -> "Array":
    """The projection on the changes of scores that keep all means."""
    import numpy as np

    names = _names(means)
    table = np.array(_rows(means, names), dtype=np.float64).reshape(len(means), len(names))
    _left, sizes, right = np.linalg.svd(table, full_matrices=False)
    basis = right[sizes > sizes.max(initial=0.0) * 1e-10]
    return np.asarray(np.eye(len(names)) - basis.T @ basis, dtype=np.float64)


def _names(means: Iterable[Mean]) -> list[str]:
    return sorted({name for mean in means for name in mean.members})


def _rows(means: Iterable[Mean], names: Sequence[str]) -> list[list[float]]:
    return [[1.0 if name in mean.members else 0.0 for name in names] for mean in means]


def _minus(rows: Iterable[Sequence[float]]) -> list[list[float]]:
    return [[-cell for cell in row] for row in rows]


def _middle(mean: Mean) -> float:
    return (mean.low + mean.high) / 2
