"""Flags for a person to look at. A flag decides nothing: only a human excludes, with a reason, not seeing answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from goodstanding.rules.quality import consistency, identity, outliers, patterns, timing
from goodstanding.rules.sentences import Sentence
from goodstanding.rules.survey import Response


class FlagKind(StrEnum):
    """What caught the eye."""

    STRAIGHT_LINE = "straight_line"
    ERRATIC = "erratic"
    INCONSISTENT = "inconsistent"
    OUTLIER = "outlier"
    FAST = "fast"
    ALIKE = "alike"
    BURST = "burst"
    DEVICE = "device"
    DOMAIN = "domain"


@dataclass(frozen=True)
class Flag:
    """One thing to look at: whom it concerns, in words without answers, and the figures behind the words."""

    kind: FlagKind
    respondents: tuple[str, ...]
    sentence: Sentence
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Submission:
    """A response with what is known of how it came: seconds taken, a salted mark of the device, the mail domain."""

    response: Response
    seconds: float | None = None
    device: str | None = None
    domain: str | None = None

    @property
    def respondent(self) -> str:
        """Whose response it is."""
        return self.response.respondent


@dataclass(frozen=True)
class QualityPolicy:
    """From where on something is shown to a person.

    `longstring` items in a row alike; IRV above `irv_above` scale points; even-odd consistency under `even_odd_below`;
    D² beyond that of `distance_share` of the programme's clients, from `distance_least_clients` of them; less
    than `speed_share` of the median time or `seconds_per_item`; `alike_share` of at least `alike_items` answers alike;
    `burst_least` submissions within `burst_minutes`.
    """

    longstring: int
    irv_above: float
    even_odd_below: float
    distance_share: float
    distance_least_clients: int
    speed_share: float
    seconds_per_item: float
    alike_share: float
    alike_items: int
    burst_least: int
    burst_minutes: float


def flags(
    submissions: Sequence[Submission],
    dimensions: Sequence[Sequence[int]],
    policy: QualityPolicy,
    programme: outliers.Reference | None = None,
    free_mail: Collection[str] = (),
) -> tuple[Flag, ...]:
    """Every flag of one round, kind by kind, then by respondent; one submission to a respondent.

    `dimensions` holds the item positions (from 0) of each dimension, `programme` how all its clients answer.
    """
    rows = sorted(submissions, key=lambda submission: submission.respondent)
    return (
        *_straight(rows, policy),
        *_one_by_one(rows, dimensions, policy),
        *_unusual(rows, policy, programme),
        *_fast(rows, policy),
        *_alike(rows, policy),
        *_bursts(rows, policy),
        *_same_device(rows),
        *_same_domain(rows, free_mail),
    )


def _straight(rows: Sequence[Submission], policy: QualityPolicy) -> Iterator[Flag]:
    """All of a round in one flag: one such line is what a happy client gives, many are worth a look."""
    runs = {row.respondent: patterns.longstring(row.response.answers) for row in rows}
    straight = [who for who, run in runs.items() if run >= policy.longstring]
    if straight:
        run = min(runs[who] for who in straight)
        words = Sentence("{run} answers in a row are the same.", {"run": run})
        yield Flag(FlagKind.STRAIGHT_LINE, tuple(straight), words, {"longstring": run})


def _one_by_one(
    rows: Sequence[Submission], dimensions: Sequence[Sequence[int]], policy: QualityPolicy
) -> Iterator[Flag]:
    for row in rows:
        answers, who = row.response.answers, (row.respondent,)
        spread = patterns.irv(answers)
        if spread is not None and spread > policy.irv_above:
            words = Sentence("The answers vary more than usual (SD {sd}).", {"sd": f"{spread:.2f}"})
            yield Flag(FlagKind.ERRATIC, who, words, {"irv": spread})
        agreement = consistency.even_odd(answers, dimensions)
        if agreement is not None and agreement < policy.even_odd_below:
            words = Sentence("Similar questions were answered differently (r {r}).", {"r": f"{agreement:.2f}"})
            yield Flag(FlagKind.INCONSISTENT, who, words, {"even_odd": agreement})


def _unusual(rows: Sequence[Submission], policy: QualityPolicy, programme: outliers.Reference | None) -> Iterator[Flag]:
    if programme is None or not rows:
        return
    found = outliers.mahalanobis_from(
        [row.response.answers for row in rows], programme, policy.distance_share, policy.distance_least_clients
    )
    for row, d2, beyond in zip(rows, found.d2, found.beyond, strict=True):
        if d2 is not None and beyond:
            places = {"d2": f"{d2:.1f}", "cut": f"{found.cut:.1f}"}
            words = Sentence("Few clients of the programme answer like this (D² {d2}, cut {cut}).", places)
            yield Flag(FlagKind.OUTLIER, (row.respondent,), words, {"d2": d2, "cut": found.cut})


def _fast(rows: Sequence[Submission], policy: QualityPolicy) -> Iterator[Flag]:
    seconds = {row.respondent: row.seconds for row in rows if row.seconds is not None}
    items = len(rows[0].response.answers) if rows else 0
    found = timing.speeders(seconds, items, policy.speed_share, policy.seconds_per_item)
    if found.respondents:
        slowest = max(seconds[who] for who in found.respondents)
        places = {"seconds": f"{slowest:.0f}", "median": f"{found.median:.0f}"}
        words = Sentence("Answered in {seconds} seconds or less; the median is {median}.", places)
        figures = {"seconds": slowest, "median": found.median or 0.0}
        yield Flag(FlagKind.FAST, found.respondents, words, figures)


def _alike(rows: Sequence[Submission], policy: QualityPolicy) -> Iterator[Flag]:
    answers = {row.respondent: row.response.answers for row in rows}
    for group in identity.near_duplicates(answers, policy.alike_share, policy.alike_items):
        words = Sentence("{n} respondents gave nearly the same answers.", {"n": len(group)})
        yield Flag(FlagKind.ALIKE, group, words, {"respondents": len(group)})


def _bursts(rows: Sequence[Submission], policy: QualityPolicy) -> Iterator[Flag]:
    times = {row.respondent: row.response.submitted for row in rows if row.response.submitted is not None}
    for group in timing.bursts(times, timedelta(minutes=policy.burst_minutes), policy.burst_least):
        minutes = (times[group[-1]] - times[group[0]]).total_seconds() / 60
        words = Sentence("{n} responses came within {minutes} minutes.", {"n": len(group), "minutes": f"{minutes:.0f}"})
        yield Flag(FlagKind.BURST, group, words, {"respondents": len(group), "minutes": minutes})


def _same_device(rows: Sequence[Submission]) -> Iterator[Flag]:
    for group in identity.shared({row.respondent: row.device for row in rows}).values():
        words = Sentence("{n} respondents used one device.", {"n": len(group)})
        yield Flag(FlagKind.DEVICE, group, words, {"respondents": len(group)})


def _same_domain(rows: Sequence[Submission], free_mail: Collection[str]) -> Iterator[Flag]:
    free = set(map(identity.domain_of, free_mail))
    clients = {row.respondent: row.response.client for row in rows}
    domains = {row.respondent: identity.domain_of(row.domain) for row in rows if row.domain}
    marks = {who: domain for who, domain in domains.items() if domain not in free}
    for group in identity.shared(marks).values():
        n = len({clients[who] for who in group})
        if n > 1:
            words = Sentence("Respondents of {n} clients share one mail domain.", {"n": n})
            yield Flag(FlagKind.DOMAIN, group, words, {"clients": n})
