"""What two rules make of one holder, beside each other, and of all of them counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.standing import Condition

type Key = Literal["worker", "agency"]


@dataclass(frozen=True)
class Side:
    """A holder under one rule: the score of the last Monday, good weeks, and the standing; `failed` as Top Rated."""

    score: int | None
    good_weeks: int
    standing: str
    failed: Condition | None


@dataclass(frozen=True)
class Moved:
    """A worker or an agency under the rule that holds and under the one that is tried."""

    key: Key
    holder: int
    before: Side
    after: Side

    @property
    def gains(self) -> str:
        """The standing that the tried rule alone gives; "" for none."""
        return self.after.standing if self.after.standing != self.before.standing else ""

    @property
    def loses(self) -> str:
        """The standing that the tried rule takes; "" for none."""
        return self.before.standing if self.after.standing != self.before.standing else ""

    @property
    def by(self) -> int | None:
        """How many points the score moves; None where one of the two is not shown."""
        if self.before.score is None or self.after.score is None:
            return None
        return self.after.score - self.before.score

    @property
    def is_moved(self) -> bool:
        """Whether anything that others see is different."""
        return (self.before.score, self.before.standing) != (self.after.score, self.after.standing)


def effect_of(moved: Sequence[Moved]) -> dict[str, int]:
    """How many there are, whose standing or score goes which way, and who has a score under one rule alone."""
    steps = [each.by for each in moved if each.by is not None]
    return {
        "holders": len(moved),
        **{f"gain_{kind}": _count(each.gains == kind for each in moved) for kind in ("top", "rising")},
        **{f"lose_{kind}": _count(each.loses == kind for each in moved) for kind in ("top", "rising")},
        "up": _count(step > 0 for step in steps),
        "down": _count(step < 0 for step in steps),
        "same": _count(step == 0 for step in steps),
        "shown": _count(each.before.score is None and each.after.score is not None for each in moved),
        "hidden": _count(each.before.score is not None and each.after.score is None for each in moved),
    }


def _count(holds: Iterable[bool]) -> int:
    return sum(holds)
