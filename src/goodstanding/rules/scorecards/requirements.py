"""Whether a worker meets what an opening asks for: rates of the scorecard, and papers that hold on the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from goodstanding.rules.scorecards.cards import TOLERANCE, Card, Measure, cases_to, cases_under
from goodstanding.rules.scorecards.policy import MEASURES, ScorecardPolicy
from goodstanding.rules.scorecards.tallies import Share

type State = Literal["met", "missed", "unknown"]
type Change = Literal[
    "", "more_hits", "more_others_hits", "more_cases", "faster", "bring", "renew", "be_checked", "never"
]

REQUIRABLE: Final = MEASURES["worker"]


@dataclass(frozen=True)
class RateNeed:
    """A measure of the worker's card must be at least, or at most, so much."""

    measure: str
    bound: Literal["least", "most"]
    value: float


@dataclass(frozen=True)
class PaperNeed:
    """A paper of this kind, of this title where one is named, seen by the marketplace where that is asked."""

    kind: str
    title: str = ""
    is_checked: bool = False


@dataclass(frozen=True)
class Paper:
    """What a worker holds; `expires_on` is the last day on which it does."""

    kind: str
    title: str
    expires_on: date | None = None
    is_checked: bool = False


@dataclass(frozen=True)
class Found:
    """What the check of one need found: the value beside it, how far it is from it, and what would change that.

    `window` is the card that was read. `change_cases` counts the cases that `change` speaks of, where it can be said.
    `expired_on` is the last day of the paper that would have done.
    """

    need: RateNeed | PaperNeed
    state: State
    window: Literal["", "recent", "lifetime"] = ""
    value: float | None = None
    distance: float | None = None
    change: Change = ""
    change_cases: int | None = None
    expired_on: date | None = None

    @property
    def is_met(self) -> bool:
        return self.state == "met"


def check(
    rates: Iterable[RateNeed],
    papers: Iterable[PaperNeed],
    *,
    recent: Card,
    lifetime: Card,
    held: Iterable[Paper],
    on: date,
    policy: ScorecardPolicy,
) -> list[Found]:
    """One finding for each need, rates first. A newcomer without a rate is not known to meet it, nor to miss it."""
    owned = tuple(held)
    return [_rate(need, recent, lifetime, policy) for need in rates] + [_paper(need, owned, on) for need in papers]


def _rate(need: RateNeed, recent: Card, lifetime: Card, policy: ScorecardPolicy) -> Found:
    """Read in the recent window where that makes a rate, else over the whole time."""
    window: Literal["recent", "lifetime"] = "recent" if recent.measure(need.measure).is_rate else "lifetime"
    measure = (recent if window == "recent" else lifetime).measure(need.measure)
    if measure.value is None:
        return Found(need, "unknown", window, None, None, "more_cases", measure.more_cases or None)
    ahead = measure.value - need.value if need.bound == "least" else need.value - measure.value
    if ahead >= -TOLERANCE:
        return Found(need, "met", window, measure.value, max(0.0, ahead))
    change, cases = _way(need, measure, policy)
    return Found(need, "missed", window, measure.value, ahead, change, cases)


def _way(need: RateNeed, measure: Measure, policy: ScorecardPolicy) -> tuple[Change, int | None]:
    if measure.kind == "time":
        return "faster", None
    counted, reach = Share(measure.hits, measure.cases), cases_to if need.bound == "least" else cases_under
    cases = reach(counted, measure.usual, need.value, policy)
    return ("never", None) if cases is None else ("more_hits" if need.bound == "least" else "more_others_hits", cases)


def _paper(need: PaperNeed, held: tuple[Paper, ...], on: date) -> Found:
    wanted = [each for each in held if each.kind == need.kind and _same(each.title, need.title)]
    valid = [each for each in wanted if each.expires_on is None or each.expires_on >= on]
    if any(each.is_checked or not need.is_checked for each in valid):
        return Found(need, "met")
    if valid:
        return Found(need, "missed", change="be_checked")
    if wanted:
        return Found(need, "missed", change="renew", expired_on=max(e.expires_on for e in wanted if e.expires_on))
    return Found(need, "missed", change="bring")


def _same(title: str, wanted: str) -> bool:
    return not wanted or title.strip().casefold() == wanted.strip().casefold()
