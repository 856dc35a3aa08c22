"""Whether clients have become tougher: ratings alone do not tell it from work that became worse.

Three kinds of evidence: what clients give a made-up engagement that stays the same every year (an anchoring vignette,
King, Murray, Salomon & Tandon 2004, American Political Science Review 98, 191-207), what they do (hire again, dispute,
renew), and how ratings moved among the marketplaces that took part in both years.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.intervals import Interval

Verdict = Literal["tougher", "softer", "cannot_tell"]
Why = Literal["vignette", "conduct", "conduct_moved", "ratings_alone", "nothing_moved", "contradiction"]


@dataclass(frozen=True)
class Anchor:
    """The change of a rate of conduct, in shares, with its interval; of disputes `more_is_better` does not hold."""

    name: str
    interval: Interval
    more_is_better: bool = True


@dataclass(frozen=True)
class Toughness:
    """The verdict and what it rests on."""

    verdict: Verdict
    why: Why


def toughness(
    panel: Interval | None, vignette: Interval | None, anchors: Sequence[Anchor], policy: FindingPolicy
) -> Toughness:
    """Tougher, softer or cannot tell, from intervals of changes: of ratings in the panel, of the vignette's ratings, of
    conduct. None is evidence that there is not.

    The vignette decides where its ratings moved beyond doubt, unless the panel's moved beyond doubt the other way.
    Without it, ratings that moved decide where every rate of conduct certainly stayed, within the policy's margin, or
    moved against them.
    """
    ratings, scale = _sign(panel), _sign(vignette)
    if scale:
        against = ratings == -scale
        return Toughness("cannot_tell", "contradiction") if against else Toughness(_word(scale), "vignette")
    if not ratings:
        return Toughness("cannot_tell", "nothing_moved")
    if not anchors:
        return Toughness("cannot_tell", "ratings_alone")
    if vignette is not None or not all(_stayed(each, ratings, policy.anchor_margin) for each in anchors):
        return Toughness("cannot_tell", "conduct_moved" if vignette is None else "contradiction")
    return Toughness(_word(ratings), "conduct")


def _sign(span: Interval | None) -> int:
    """1 or -1 for a change beyond doubt, else 0."""
    return 0 if span is None else 1 if span.low > 0 else -1 if span.high < 0 else 0


def _word(sign: int) -> Verdict:
    return "softer" if sign > 0 else "tougher"


def _stayed(anchor: Anchor, ratings: int, margin: float) -> bool:
    """Whether conduct certainly did not follow the ratings by the margin or more."""
    towards = ratings if anchor.more_is_better else -ratings
    return anchor.interval.high < margin if towards > 0 else anchor.interval.low > -margin
