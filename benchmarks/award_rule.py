"""How often the award rules decide wrongly, by simulation: `.venv/bin/python benchmarks/award_rule.py`.

The rules are run by a twin for arrays; on a sample of every table's rounds the twin is asserted to say what
rules.survey.score and rules.accreditation.judge say. Prints Markdown.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from ratings import (
    INSTRUMENT,
    ITEMS,
    Floats,
    Ints,
    Pick,
    Rows,
    anyone,
    houses,
    moved,
    nominees,
    responders,
    rows,
    true_scores,
)

from goodstanding.demo.world import latent
from goodstanding.policies import load
from goodstanding.rules.accreditation import AwardPolicy, Evidence, judge, required_score
from goodstanding.rules.agreement import rwg_j
from goodstanding.rules.quantiles import student_t
from goodstanding.rules.sentences import TOLERANCE
from goodstanding.rules.survey import CANT_SAY, Response, score

Flags = NDArray[np.bool_]
CLIENTS = (10, 12, 15, 20, 30)
POLICIES = {name: load().award(name, date(2026, 1, 1)) for name in ("accredit-1", "accredit-1-strict", "ttp-2022")}
DEFAULT = POLICIES["accredit-1"]
DRAWN = Evidence("random")
GOOD = (
    2 * DEFAULT.target_score - DEFAULT.rejectable_score
)  # as far above the target as the rejectable level is under it
CHUNK, SAMPLE, AGREEING = 2_000, 8, 500


@dataclass(frozen=True)
class Scores:
    """Scored rounds: item scores by marketplace, client and item, and client scores; NaN for what is not there."""

    items: Floats
    clients: Floats

    def until(self, days: Ints, day: int) -> "Scores":
        """The same rounds as they stood on a day."""
        there = days <= day
        return Scores(np.where(there[:, :, None], self.items, np.nan), np.where(there, self.clients, np.nan))


def scored(answers: Rows, many: int, clients: int) -> Scores:
    """The twin of rules.survey.score."""
    there = ~np.isnan(answers.points)
    there &= there.sum(axis=1, keepdims=True) >= DEFAULT.min_answered
    starts = np.flatnonzero(np.diff(answers.client, prepend=-1))
    sums = np.add.reduceat(np.where(there, answers.points, 0), starts)
    items = _ratio(sums, np.add.reduceat(there, starts, dtype=np.int64))
    return Scores(items.reshape(many, clients, ITEMS), _mean(items, 1).reshape(many, clients))


def awarded(scores: Scores, policy: AwardPolicy) -> Flags:
    """The twin of rules.accreditation.judge(...).awarded, for drawn clients of a roster whose size is not known."""
    n = (~np.isnan(scores.clients)).sum(axis=1)
    need = np.array([required_score(policy, DRAWN, answered) or np.inf for answered in range(n.max() + 1)])
    unhappy = (scores.clients < policy.client_low - TOLERANCE).sum(axis=1)
    assessed = (~np.isnan(scores.items)).sum(axis=1) >= policy.min_item_clients
    weak = assessed & (_mean(scores.items, 1) < policy.item_floor - TOLERANCE)
    return np.asarray(
        (n >= policy.min_clients)
        & ((~assessed).sum(axis=1) <= policy.max_unassessed_items)
        & (_mean(scores.clients, 1) >= need[n] - TOLERANCE)
        & ~weak.any(axis=1)
        & (unhappy <= np.floor(policy.client_low_share * n + TOLERANCE))
    )


def intervals(scores: Scores, policy: AwardPolicy) -> tuple[Floats, Floats]:
    """The twin of rules.accreditation.judge(...).interval."""
    n, mean = (~np.isnan(scores.clients)).sum(axis=1), _mean(scores.clients, 1)
    df = policy.nu0 + n - 1
    squares = np.nansum((scores.clients - mean[:, None]) ** 2, axis=1)
    error = np.sqrt((policy.nu0 * policy.sigma0**2 + squares) / df / n)
    width = error * np.array([student_t((1 + policy.interval_confidence) / 2, freedom) for freedom in df.tolist()])
    return np.maximum(policy.scale[0], mean - width), np.minimum(policy.scale[1], mean + width)


def _mean(values: Floats, axis: int) -> Floats:
    there = ~np.isnan(values)
    return _ratio(np.where(there, values, 0).sum(axis=axis), there.sum(axis=axis))


def _ratio(sums: Floats, counts: Ints) -> Floats:
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def rounds(rng: np.random.Generator, centres: Floats, clients: int, pick: Pick = anyone) -> Scores:
    """One scored round of each marketplace; the twin is checked on the first of them."""
    chunks = [centres[start : start + CHUNK] for start in range(0, len(centres), CHUNK)]
    found = []
    for number, chunk in enumerate(chunks):
        answers = rows(rng, chunk, pick(rng, len(chunk), clients))
        found.append(scored(answers, len(chunk), clients))
        if number == 0:
            _check(answers, found[0])
    return Scores(np.concatenate([each.items for each in found]), np.concatenate([each.clients for each in found]))


def _check(answers: Rows, twin: Scores) -> None:
    """The product's own rules on the first rounds of a block: the same scores, verdicts and intervals."""
    said = {name: awarded(twin, policy) for name, policy in POLICIES.items()}
    low, high = intervals(twin, DEFAULT)
    for market in range(min(SAMPLE, len(twin.clients))):
        survey = score(_responses(answers, market, twin.clients.shape[1]), INSTRUMENT.questionnaire, DEFAULT.scoring)
        assert abs((survey.trust_score or 0) - _mean(twin.clients, 1)[market]) < TOLERANCE
        for name, policy in POLICIES.items():
            assert judge(survey, policy, DRAWN).awarded == said[name][market], (name, market)
        assert np.allclose(judge(survey, DEFAULT, DRAWN).interval or (), (low[market], high[market]), atol=TOLERANCE)


def _responses(answers: Rows, market: int, clients: int) -> Iterator[Response]:
    for number in np.flatnonzero(answers.client // clients == market):
        points = answers.points[number].tolist()
        client = str(answers.client[number])
        yield Response(str(number), client, tuple(CANT_SAY if np.isnan(point) else point for point in points))


@dataclass(frozen=True)
class Populations:
    """Equally many marketplaces of each kind: of the latent model, and of it moved to one true score."""

    deserving: Floats
    undeserving: Floats
    at_good: Floats
    at_target: Floats
    at_rejectable: Floats
    every: Floats

    @classmethod
    def drawn(cls, rng: np.random.Generator, many: int) -> "Populations":
        every = houses(rng, 30 * many)
        scores = true_scores(every)
        bad = every[scores <= DEFAULT.rejectable_score]
        if len(bad) < many:
            raise SystemExit(f"Only {len(bad)} undeserving marketplaces were drawn.")
        some = every[:many]
        return cls(
            deserving=every[scores >= DEFAULT.target_score][:many],
            undeserving=bad[:many],
            at_good=moved(some, GOOD),
            at_target=moved(some, DEFAULT.target_score),
            at_rejectable=moved(some, DEFAULT.rejectable_score),
            every=some,
        )


def decisions(rng: np.random.Generator, of: Populations) -> Iterator[Sequence[str]]:
    """False denials and false awards, by policy and number of clients."""
    for clients in CLIENTS:
        denied = [rounds(rng, centres, clients) for centres in (of.deserving, of.at_good, of.at_target)]
        given = [rounds(rng, centres, clients) for centres in (of.undeserving, of.at_rejectable)]
        for name, policy in POLICIES.items():
            need = required_score(policy, DRAWN, clients) or 0.0
            denials = (percent(1 - awarded(block, policy).mean()) for block in denied)
            yield (
                name,
                str(clients),
                f"{need:.3f}",
                *denials,
                *(percent(awarded(block, policy).mean()) for block in given),
            )


def coverage(rng: np.random.Generator, of: Populations) -> Iterator[Sequence[str]]:
    """How often the interval holds the true score, and how far the trust score is off, by who answers."""
    truth = true_scores(of.every)
    for words, pick in (("anyone drawn", anyone), ("the satisfied sooner", responders), ("nominated", nominees)):
        for clients in (10, 15, 30):
            block = rounds(rng, of.every, clients, pick)
            low, high = intervals(block, DEFAULT)
            off = float((_mean(block.clients, 1) - truth).mean())
            held = percent(((low <= truth) & (truth <= high)).mean()) if pick is not nominees else "no interval"
            bad = rounds(rng, of.undeserving, clients, pick)
            rates = (percent(awarded(bad, POLICIES[name]).mean()) for name in POLICIES)
            yield words, str(clients), f"{off:+.2f}", held, f"{(high - low).mean():.2f}", *rates


def peeking(rng: np.random.Generator, of: Populations) -> Iterator[Sequence[str]]:
    """What closing on the first good day awards, against the day fixed at launch, of the undeserving."""
    for clients in (12, 15, 20, 30):
        block = rounds(rng, of.undeserving, clients)
        waves = rng.choice(list(latent.WAVES), block.clients.shape, p=list(latent.WAVES.values()))
        days = 7 * (waves - 1) + rng.integers(1, 8, waves.shape)
        fixed = awarded(block, DEFAULT)
        peeked = fixed | np.any([awarded(block.until(days, day), DEFAULT) for day in range(1, 22)], axis=0)
        yield str(clients), percent(fixed.mean()), percent(peeked.mean()), f"{peeked.mean() / fixed.mean():.1f}"


def rejected(rng: np.random.Generator, of: Populations) -> Iterator[Sequence[str]]:
    """What is not a gate or an interval here, and why: coverage by other ways, agreement of the undeserving."""
    truth = true_scores(of.every)
    for clients in (10, 15, 30):
        block = rounds(rng, of.every, clients)
        low, high = intervals(block, DEFAULT)
        own_low, _ = _simple(block.clients, 0.90)
        pooled_low, pooled_high = _simple(block.items.reshape(len(truth), -1), 0.90)
        bad = rounds(rng, of.undeserving[:AGREEING], clients)
        agreeing = sum((rwg_j(_optional(rows), *DEFAULT.scale) or 0) >= 0.70 for rows in bad.items)
        yield (
            str(clients),
            percent(((low <= truth) & (truth <= high)).mean()),
            percent((truth < low).mean()),
            percent((truth < own_low).mean()),
            percent(((pooled_low <= truth) & (truth <= pooled_high)).mean()),
            percent(agreeing / len(bad.items)),
        )


def _simple(values: Floats, confidence: float) -> tuple[Floats, Floats]:
    """mean +- t s / sqrt(n) of each row, its values taken for a random sample."""
    n, mean = (~np.isnan(values)).sum(axis=1), _mean(values, 1)
    error = np.sqrt(np.nansum((values - mean[:, None]) ** 2, axis=1) / (n - 1) / n)
    width = error * np.array([student_t((1 + confidence) / 2, size - 1) for size in n.tolist()])
    return mean - width, mean + width


def _optional(rows: Floats) -> list[list[float | None]]:
    return [[None if np.isnan(value) else value for value in row] for row in rows.tolist()]


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def table(head: str, lines: Iterator[Sequence[str]]) -> None:
    sys.stdout.write(f"\n| {head} |\n|{' --- |' * (head.count('|') + 1)}\n")
    sys.stdout.writelines(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rounds", type=int, default=10_000, help="marketplaces of each kind (default: 10,000)")
    ask.add_argument("--seed", type=int, default=2026)
    asked = ask.parse_args()
    rng = np.random.default_rng(asked.seed)
    of = Populations.drawn(rng, asked.rounds)
    truth = true_scores(of.every)
    sys.stdout.write(f"{asked.rounds:,} marketplaces of each kind, seed {asked.seed}. True scores of the model: ")
    sys.stdout.write(f"mean {truth.mean():.2f}, standard deviation {truth.std():.2f}.\n")
    target, rejectable = f"{DEFAULT.target_score:.2f}", f"{DEFAULT.rejectable_score:.2f}"
    denied = f"{target} or more: denied | at {GOOD:.2f}: denied | at {target}: denied"
    given = f"{rejectable} or less: awarded | at {rejectable}: awarded"
    table(f"policy | clients | needed | {denied} | {given}", decisions(rng, of))
    names = " | ".join(f"awarded by {name}" for name in POLICIES)
    table(f"who answers | clients | score less truth | interval holds it | its width | {names}", coverage(rng, of))
    ways = "misses below | misses below by its own deviation | pooled answers hold it | 3.75 or less: rwg(j) of 0.70"
    table(f"clients | interval holds it | {ways}", rejected(rng, of))
    table("clients at the close | awarded at the close | awarded by peeking | ratio", peeking(rng, of))


if __name__ == "__main__":
    main()
