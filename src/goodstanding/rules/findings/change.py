"""What changed from one year to the next. The unit is the marketplace: each has one mean in each year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import fsum
from typing import Literal

from goodstanding.rules import quantiles
from goodstanding.rules.findings.multiplicity import holm
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.intervals import Interval, mean_interval, sample_mean

Direction = Literal["risen", "fallen", "no_change_seen", "too_few"]


@dataclass(frozen=True)
class Split:
    """A total change as what the same marketplaces changed (`panel`) and what came of others being there."""

    total: float
    panel: float
    composition: float


@dataclass(frozen=True)
class Change:
    """The change of one item, in points, among the marketplaces that took part in both years.

    `visible` is the smallest change that would have been seen with the policy's power. `p` is of the paired t test,
    `adjusted` after Holm over all items. All but `marketplaces` are None under the policy's least panel; `split` also
    where few came or went, whose mean it would tell.
    """

    item: str
    marketplaces: int
    direction: Direction
    mean: float | None = None
    interval: Interval | None = None
    visible: float | None = None
    p: float | None = None
    adjusted: float | None = None
    split: Split | None = None


Scores = Mapping[str, float]
"""Marketplace -> its mean in a year."""


def changes(years: Mapping[str, tuple[Scores, Scores]], policy: FindingPolicy) -> list[Change]:
    """The change of each item (item -> means before, means after), judged together; in the order of the items."""
    found = [_change(item, before, after, policy) for item, (before, after) in years.items()]
    told = [each for each in found if each.p is not None]
    adjusted = dict(zip((each.item for each in told), holm([each.p or 0.0 for each in told]), strict=True))
    return [_judged(each, adjusted.get(each.item), policy) for each in found]


def split(before: Scores, after: Scores) -> Split | None:
    """The change of the mean over all, split; None where no marketplace took part in both years."""
    panel = sorted(before.keys() & after.keys())
    if not panel:
        return None
    total = _mean(after.values()) - _mean(before.values())
    same = _mean([after[name] - before[name] for name in panel])
    return Split(total, same, total - same)


def _splits_safely(before: Scores, after: Scores, least: int) -> bool:
    """Whether nobody, or enough, came and went: total and panel together tell the mean of those."""
    return all(
        not moved or len(moved) >= least for moved in (before.keys() - after.keys(), after.keys() - before.keys())
    )


def smallest_visible(error: float, df: int, confidence: float, power: float) -> float:
    """The change that a two-sided t test of this standard error finds with this power: (t(1 - a/2) + t(power)) SE.

    Source: Bloom (1995), Evaluation Review 19, 547-556 (the minimum detectable effect).
    """
    return (quantiles.student_t((1 + confidence) / 2, df) + quantiles.student_t(power, df)) * error


def _change(item: str, before: Scores, after: Scores, policy: FindingPolicy) -> Change:
    panel = sorted(before.keys() & after.keys())
    if len(panel) < policy.panel_marketplaces:
        return Change(item, len(panel), "too_few")
    estimate = sample_mean([after[name] - before[name] for name in panel])
    parts = split(before, after) if _splits_safely(before, after, policy.least_marketplaces) else None
    if estimate is None or estimate.se is None:
        return Change(item, len(panel), "too_few")
    visible = smallest_visible(estimate.se, estimate.df, policy.confidence, policy.power)
    span = mean_interval(estimate, policy.confidence)
    p = two_sided(estimate.mean, estimate.se, estimate.df)
    return Change(item, len(panel), "no_change_seen", estimate.mean, span, visible, p, None, parts)


def two_sided(mean: float, error: float, df: int) -> float:
    """P of the t test against no change; 1 where nothing changed and nothing varies, 0 where all changed alike."""
    if not error:
        return 1.0 if not mean else 0.0
    return quantiles.f_tail((mean / error) ** 2, 1, df)


def _judged(found: Change, adjusted: float | None, policy: FindingPolicy) -> Change:
    if adjusted is None or found.mean is None:
        return found
    seen = adjusted <= 1 - policy.confidence
    direction: Direction = ("risen" if found.mean > 0 else "fallen") if seen else "no_change_seen"
    return replace(found, direction=direction, adjusted=adjusted)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return fsum(listed) / len(listed)
