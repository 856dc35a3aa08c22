"""The numbers in docs/method-scorecards.md are what the rules say."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from goodstanding.policies import load
from goodstanding.rules.scorecards import Ending, Ratings, Share, Tally, card

PAGE = (Path(__file__).parents[2] / "docs" / "method-scorecards.md").read_text("utf-8")
DAY = date(2026, 1, 1)
ENDED = {
    "completed": Ending(80),
    "not_available": Ending(10, at_start=7),
    "worker_no_show": Ending(2),
    "mutual": Ending(3),
}


def table(start: str) -> dict[str, list[str]]:
    """The rows of the table whose header begins like this, by their first cell."""
    lines = PAGE[PAGE.index(f"\n| {start}") + 1 :].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    return {row[0]: row[1:] for row in rows}


def share(cell: str) -> Share:
    return Share(*map(int, cell.split(" of ")))


def counted(side: str) -> tuple[Tally, dict[str, Share]]:
    rows = table(f"counted of the {side}")
    shares = {key: share(values) for key, (values, _) in rows.items() if " of " in values}
    times = {key: dict(Counter(map(int, row[0].split()))) for key, row in rows.items() if key not in shares}
    satisfied = shares["satisfaction"]
    tally = Tally(
        partners=6,
        ratings=Ratings(satisfied.cases, 6, int(satisfied.hits), 0),
        punctual=shares.get("on_time", Share()),
        paid_on_time=shares.get("paid_on_time", Share()),
        endings=ENDED if side == "worker" else {},
        times=times,
    )
    return tally, {key: share(rows[key][1]) for key in shares}


@pytest.mark.parametrize("side", ["company", "worker"])
@pytest.mark.parametrize(("formula", "columns"), [("scorecard-1", slice(0, 3)), ("workmarket-cards", slice(3, 6))])
def test_the_examples_come_out_as_told(side, formula, columns):
    tally, usual = counted(side)
    found = card(side, tally, usual, load().scorecard(DAY, formula), load().endings(DAY))
    told = {key: row[columns] for key, row in table(f"result for the {side}").items()}
    measures = {key: found.measure(key) for key in told}
    assert {
        key: [f"{m.value:.3f}", f"{m.interval.low:.3f} to {m.interval.high:.3f}", "yes" if m.is_red else "no"]
        for key, m in measures.items()
    } == told


def test_the_counts_of_what_ended_are_those_of_the_endings():
    tally, _ = counted("worker")
    found = card("worker", tally, {}, load().scorecard(DAY), load().endings(DAY))
    rows = table("counted of the worker")
    ended = {key: Share(m.hits, m.cases) for key in ("cancelled", "abandoned") if (m := found.measure(key))}
    assert ended == {key: share(rows[key][0]) for key in ended}
