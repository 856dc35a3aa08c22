"""What findings publish of one edition: rounded, counts as bands, and nothing that tells on one marketplace.

What is asked of an audit before they are published: the means that they tell or imply, with who is behind them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from goodstanding.rules.findings.change import Change, Direction, Scores, changes
from goodstanding.rules.findings.integrity import Integrity, Seen, counted
from goodstanding.rules.findings.participation import Participation, Silence, Took, participation, silence
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.findings.toughness import Anchor, Toughness, toughness
from goodstanding.rules.intervals import Interval
from goodstanding.rules.norms.attacks import Mean, exposed
from goodstanding.rules.norms.policy import NormPolicy

SCORE = "score"


@dataclass(frozen=True)
class Entry:
    """One marketplace's judged round: the decision it is of, its trust score, and item key -> mean where assessed."""

    marketplace: str
    contribution: str
    score: float
    items: Mapping[str, float]


@dataclass(frozen=True)
class Told:
    """A change as it is published, in points; all but the direction are None where it is too_few.

    `total` and `composition` are of the trust score, where they tell on nobody. `p` is after Holm.
    """

    item: str
    direction: Direction
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    visible: float | None = None
    p: float | None = None
    total: float | None = None
    composition: float | None = None


@dataclass(frozen=True)
class Publication:
    """Everything that findings say; `panel` is the band of the number of marketplaces in both years."""

    panel: tuple[int, int | None] | None
    score: Told
    items: tuple[Told, ...]
    toughness: Toughness
    participation: Participation
    silence: Silence | None
    integrity: Integrity


@dataclass(frozen=True)
class Year:
    """What happened in an edition: who was judged in it and in the one before, all its rounds, what was looked at,
    and the rate of rehire of each marketplace in both years."""

    before: Sequence[Entry]
    after: Sequence[Entry]
    rounds: Sequence[Took]
    seen: Seen
    rehire: tuple[Scores, Scores]


@dataclass(frozen=True)
class Past:
    """The means that were published before, and contribution -> score of all behind them."""

    means: Sequence[Mean]
    scores: Mapping[str, float]


def publication(
    year: Year, items: Sequence[str], past: Past, rules: tuple[FindingPolicy, NormPolicy], scale: tuple[float, float]
) -> Publication:
    """What may be published of an edition after what was published before; `items` in their order."""
    policy, norms = rules
    found = changes({item: (_means(year.before, item), _means(year.after, item)) for item in items}, policy)
    whole = changes({SCORE: _both(year)}, policy)[0]
    score = _unexposed(whole, year, past, norms, scale)
    conduct = changes({"rehire": year.rehire}, policy)[0].interval
    anchors = [Anchor("rehire", conduct)] if conduct else []
    return Publication(
        norms.band_of_count(score.marketplaces) if score.direction != "too_few" else None,
        _told(score, norms),
        tuple(_told(_hidden_at_the_ends(each, year, norms, scale), norms) for each in found),
        toughness(score.interval, None, anchors, policy),
        participation(year.rounds, policy),
        _coarse(silence(year.rounds, policy), norms),
        counted(year.seen, policy),
    )


def means_of(year: Year, published: Publication) -> list[Mean]:
    """The means of trust scores that follow from what is published, exactly; more than it tells, as it is rounded."""
    if published.score.direction == "too_few":
        return []
    return _implied(year, with_split=published.score.composition is not None)


def _implied(year: Year, *, with_split: bool) -> list[Mean]:
    panel = {each.marketplace for each in year.before} & {each.marketplace for each in year.after}
    groups = [[each for each in side if each.marketplace in panel] for side in (year.before, year.after)]
    groups += [list(year.before), list(year.after)] if with_split else []
    return [_mean(group) for group in groups]


def _mean(group: Sequence[Entry]) -> Mean:
    value = fsum(each.score for each in group) / len(group)
    return Mean({each.contribution: each.marketplace for each in group}, value, value)


def _unexposed(whole: Change, year: Year, past: Past, norms: NormPolicy, scale: tuple[float, float]) -> Change:
    """The change of the trust score, without its split or not at all where it would leave a score less open."""
    if whole.direction == "too_few":
        return whole
    scores = {each.contribution: each.score for each in (*year.before, *year.after)} | dict(past.scores)
    for with_split in (True, False) if whole.split else (False,):
        means = [*past.means, *_implied(year, with_split=with_split)]
        if not exposed(means, scores, scale, norms.hidden_width):
            return whole if with_split else replace(whole, split=None)
    return Change(whole.item, whole.marketplaces, "too_few")


def _hidden_at_the_ends(change: Change, year: Year, norms: NormPolicy, scale: tuple[float, float]) -> Change:
    """No change where its mean is so extreme that each marketplace's own would follow from it."""
    if change.mean is None:
        return change
    width = scale[1] - scale[0]
    before, after = _means(year.before, change.item), _means(year.after, change.item)
    moves = {name: after[name] - before[name] for name in before.keys() & after.keys()}
    mean = Mean({name: name for name in moves}, change.mean, change.mean)
    shows = exposed([mean], moves, (-width, width), norms.hidden_width)
    return Change(change.item, change.marketplaces, "too_few") if shows else change


def _both(year: Year) -> tuple[Scores, Scores]:
    before, after = ({each.marketplace: each.score for each in side} for side in (year.before, year.after))
    return before, after


def _means(side: Sequence[Entry], item: str) -> Scores:
    return {each.marketplace: each.items[item] for each in side if item in each.items}


def _coarse(found: Silence | None, norms: NormPolicy) -> Silence | None:
    if found is None:
        return None
    late, span = found.late, found.interval
    return Silence(
        norms.band_of_count(found.marketplaces)[0],
        round(found.silent, 2),
        None if late is None else norms.rounded(late, found.marketplaces),
        Interval(*(norms.rounded(end, found.marketplaces) for end in (span.low, span.high))) if span else None,
    )


def _told(change: Change, norms: NormPolicy) -> Told:
    if change.mean is None or change.interval is None:
        return Told(change.item, "too_few")

    def coarse(value: float | None) -> float | None:
        return None if value is None else norms.rounded(value, change.marketplaces)

    return Told(
        change.item,
        change.direction,
        coarse(change.mean),
        coarse(change.interval.low),
        coarse(change.interval.high),
        coarse(change.visible),
        None if change.adjusted is None else max(0.01, round(change.adjusted, 2)),
        coarse(change.split.total) if change.split else None,
        coarse(change.split.composition) if change.split else None,
    )
