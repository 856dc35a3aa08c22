"""How often the flags of quality-1 catch honest and careless answers: `.venv/bin/python benchmarks/quality_cuts.py`.

Honest answers follow the latent model; careless ones are one column all the way down, or random points. Prints
Markdown; the rows of the policy's own cuts are marked.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import batched

import numpy as np
from ratings import DIMENSIONS, ITEMS, THEMES, Floats, anyone, houses, rows

from goodstanding.policies import load
from goodstanding.rules.quality import (
    Reference,
    even_odd,
    irv,
    longstring,
    mahalanobis_from,
    near_duplicates,
    reference,
)
from goodstanding.rules.quantiles import chi_square
from goodstanding.rules.survey import CANT_SAY, Answer

Answers = tuple[Answer, ...]
Flagged = Callable[[Answers], bool | None]
POLICY = load().quality(date(2026, 1, 1))
FACTORS = [np.flatnonzero(theme == THEMES).tolist() for theme in range(DIMENSIONS)]
CLIENTS = 15
REFERENCES, JUDGED = 12, 4_000


def answers_of(points: Floats) -> list[Answers]:
    return [tuple(CANT_SAY if np.isnan(point) else point for point in row) for row in points.tolist()]


def honest_rounds(rng: np.random.Generator, many: int) -> list[list[Answers]]:
    """The answers of each round, one tuple per respondent."""
    drawn = rows(rng, houses(rng, many), anyone(rng, many, CLIENTS))
    market = drawn.client // CLIENTS
    return [answers_of(drawn.points[market == number]) for number in range(many)]


def single(honest: Sequence[Answers], lines: Sequence[Answers], clicks: Sequence[Answers]) -> Iterator[Sequence[str]]:
    """Flags of one response: the share flagged among honest answers, straight lines and random points."""
    groups = (honest, lines, clicks)
    for run in (10, 11, 12, 13):
        yield _line("straight line", f"{run} in a row", run == POLICY.longstring, groups, partial(_runs, run))
    for sd in (1.2, 1.3, 1.4, 1.5):
        yield _line("erratic", f"SD above {sd}", sd == POLICY.irv_above, groups, partial(_varies, sd))
    for r in (-1.0, -0.99, -0.5):
        yield _line("inconsistent", f"r below {r}", r == POLICY.even_odd_below, groups, partial(_contradicts, r))


def outliers(honest: Sequence[Answers], clicks: Sequence[Answers]) -> Iterator[Sequence[str]]:
    """Answers farther out than a share of a programme's own clients, or than normal answers would lie."""
    normal = chi_square(0.999, ITEMS)
    for clients in (200, 500, 1_000):
        programmes = [made for some in batched(honest[: REFERENCES * clients], clients) if (made := reference(some))]
        others = (honest[-JUDGED:], clicks[:JUDGED])
        for share in (0.98, 0.99, 0.995):
            kept = "yes" if share == POLICY.distance_share else ""
            cuts = [float(np.quantile(programme.d2, share)) for programme in programmes]
            yield f"{100 * share:g} %", f"{clients:,}", kept, *_beyond(programmes, cuts, others)
        yield "chi-square .999", f"{clients:,}", "", *_beyond(programmes, [normal] * len(programmes), others)


def _beyond(
    programmes: Sequence[Reference], cuts: Sequence[float], groups: Sequence[Sequence[Answers]]
) -> Iterator[str]:
    """The share of each group beyond the cut, on average over programmes."""
    for group in groups:
        shares = [
            _share(None if d2 is None else d2 > cut for d2 in mahalanobis_from(group, programme, 0.99, 1).d2)
            for programme, cut in zip(programmes, cuts, strict=True)
        ]
        yield percent(sum(shares) / len(shares))


def _runs(cut: int, row: Answers) -> bool:
    return longstring(row) >= cut


def _varies(cut: float, row: Answers) -> bool | None:
    spread = irv(row)
    return None if spread is None else spread > cut


def _contradicts(cut: float, row: Answers) -> bool | None:
    r = even_odd(row, FACTORS)
    return None if r is None else r < cut


def _line(flag: str, cut: str, kept: bool, groups: Sequence[Sequence[Answers]], flagged: Flagged) -> Sequence[str]:
    return flag, cut, "yes" if kept else "", *(percent(_share(map(flagged, group))) for group in groups)


def _share(found: Iterable[bool | None]) -> float:
    """Of the responses that can be told at all."""
    told = [each for each in found if each is not None]
    return sum(told) / len(told) if told else 0.0


def alike(rounds: Sequence[Sequence[Answers]]) -> Iterator[Sequence[str]]:
    """Rounds in which two honest respondents answer alike, and the share of respondents in such groups."""
    for share in (0.85, 0.9, 0.95, 1.0):
        groups = [
            near_duplicates({str(number): row for number, row in enumerate(each)}, share, POLICY.alike_items)
            for each in rounds
        ]
        named = sum(len(group) for found in groups for group in found)
        kept = "yes" if share == POLICY.alike_share else ""
        yield (
            f"{share:.2f}",
            kept,
            percent(sum(map(bool, groups)) / len(rounds)),
            percent(named / sum(map(len, rounds))),
        )


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def table(head: str, lines: Iterator[Sequence[str]]) -> None:
    sys.stdout.write(f"\n| {head} |\n|{' --- |' * (head.count('|') + 1)}\n")
    sys.stdout.writelines(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rounds", type=int, default=1_000, help="rounds of 15 clients (default: 1,000)")
    ask.add_argument("--seed", type=int, default=2026)
    asked = ask.parse_args()
    rng = np.random.default_rng(asked.seed)
    rounds = honest_rounds(rng, asked.rounds)
    honest = [row for each in rounds for row in each]
    lines = answers_of(np.repeat(rng.choice([3.0, 4.0, 5.0], (len(honest), 1)), ITEMS, axis=1))
    clicks = answers_of(rng.integers(1, 6, (len(honest), ITEMS)).astype(float))
    sys.stdout.write(f"{asked.rounds:,} rounds of {CLIENTS} clients, {len(honest):,} responses, seed {asked.seed}.\n")
    table("flag | cut | in quality-1 | honest | one column | random", single(honest, lines, clicks))
    table("outlier beyond | of clients | in quality-1 | honest | random", outliers(honest, clicks))
    table("alike from | in quality-1 | honest rounds with a group | honest respondents in one", alike(rounds))


if __name__ == "__main__":
    main()
