"""What is counted of one side in one window, before anything is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum

from goodstanding.rules.endings import EndingPolicy
from goodstanding.rules.scorecards.policy import ScorecardPolicy, Side


@dataclass(frozen=True)
class Share:
    """So many hits of so many cases; hits may be a fraction where they are a mean from 0 to 1 times the cases."""

    hits: float = 0
    cases: int = 0

    @property
    def rate(self) -> float | None:
        """The share as it was counted, None of no cases."""
        return self.hits / self.cases if self.cases else None


@dataclass(frozen=True)
class Ratings:
    """Revealed reviews of a side: how many, by how many others, how many satisfied, and the sum of hundredths."""

    reviews: int = 0
    raters: int = 0
    satisfied: int = 0
    points: int = 0

    def share(self, policy: ScorecardPolicy) -> Share:
        """Satisfied reviews of all; or the mean of the points, from 0 where all are 1.00 to 1 where all are 5.00."""
        if policy.satisfaction_is == "share":
            return Share(self.satisfied, self.reviews)
        return Share((self.points - 100 * self.reviews) / 400, self.reviews)


@dataclass(frozen=True)
class Ending:
    """Engagements that ended for one reason: how many, how many of them after their start, and how many of them
    on the agreed day of the start or later.
    """

    count: int
    after_start: int = 0
    at_start: int = 0


@dataclass(frozen=True)
class Money:
    """A number of invoices and their sum in cents."""

    count: int = 0
    cents: int = 0


@dataclass(frozen=True)
class Tally:
    """What one side did in one window. `times` holds, by measure, each value in whole minutes or days -> its cases.

    `punctual` are starts by the agreed day of all starts with one; `partners` counts the other sides worked with.
    """

    partners: int = 0
    ratings: Ratings = Ratings()
    given: Ratings = Ratings()
    punctual: Share = Share()
    delivered_on_time: Share = Share()
    paid_on_time: Share = Share()
    repeat: Share = Share()
    hire_rate: Share = Share()
    endings: Mapping[str, Ending] = field(default_factory=dict)
    times: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    pending: Money = Money()
    past_due: Money = Money()
    spent: Money = Money()
    unapproved: int = 0
    unapproved_days: int = 0


def shares(side: Side, tally: Tally, policy: ScorecardPolicy, endings: EndingPolicy) -> dict[str, Share]:
    """Every share of a card, by its key."""
    ended = {effect: _ended(side, tally, endings, effect) for effect in ("cancelled", "abandoned")}
    return {
        "satisfaction": tally.ratings.share(policy),
        "on_time": tally.punctual if policy.on_time_is == "started" else _kept(side, tally, endings),
        "delivered_on_time": tally.delivered_on_time,
        "paid_on_time": tally.paid_on_time,
        "repeat": tally.repeat,
        "hire_rate": tally.hire_rate,
        **ended,
    }


def _ended(side: Side, tally: Tally, endings: EndingPolicy, effect: str) -> Share:
    """Endings with this effect by this side's fault, of those completed or ended by its fault: what nobody or the
    other side is answerable for counts neither for nor against it.
    """
    own = {code: ending for code, ending in tally.endings.items() if _concerns(side, code, endings)}
    hits = sum(ending.count for code, ending in own.items() if endings.reasons[code].effect == effect)
    return Share(hits, sum(ending.count for ending in own.values()))


def _kept(side: Side, tally: Tally, endings: EndingPolicy) -> Share:
    """(completed + cancelled at the last moment) / (completed + cancelled + abandoned), by own fault."""
    own = {code: ending for code, ending in tally.endings.items() if _concerns(side, code, endings)}
    by_effect = {code: endings.reasons[code].effect for code in own}
    hits = sum(
        e.count if by_effect[c] == "completed" else e.at_start for c, e in own.items() if by_effect[c] != "abandoned"
    )
    return Share(hits, sum(ending.count for ending in own.values()))


def _concerns(side: Side, code: str, endings: EndingPolicy) -> bool:
    reason = endings.reasons.get(code)
    return reason is not None and (reason.effect == "completed" or reason.fault == side)


def middle(histogram: Mapping[int, int], kind: str) -> float | None:
    """The median, or the mean, of values given as value -> cases; None of none."""
    cases = sum(histogram.values())
    if not cases:
        return None
    if kind == "mean":
        return fsum(value * count for value, count in histogram.items()) / cases
    return (ranked(histogram, (cases + 1) // 2) + ranked(histogram, cases // 2 + 1)) / 2


def ranked(histogram: Mapping[int, int], rank: int) -> int:
    """The value of this rank, 1 being the least. ValueError outside 1 to the number of cases."""
    passed = 0
    for value, count in sorted(histogram.items()):
        passed += count
        if 1 <= rank <= passed:
            return value
    raise ValueError(f"there is no rank {rank} of {passed}")
