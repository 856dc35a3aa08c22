"""The numbers in docs/method-scores.md are what the kernel says."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from goodstanding.rules.job_success.columns import End
from goodstanding.rules.job_success.fixed import UNIT
from goodstanding.rules.job_success.ledger import Entry, Ledger, ledger
from rules.job_success.engagements import JSS, TODAY, columns_of
from rules.job_success.oracle import Row

PAGE = (Path(__file__).parents[3] / "docs" / "method-scores.md").read_text("utf-8")
EPOCH = date(1970, 1, 1)


def table(start: str) -> list[list[str]]:
    """The rows of the table whose header begins like this."""
    lines = PAGE[PAGE.index(f"\n| {start} |") + 1 :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


@pytest.fixture(scope="module")
def found() -> Ledger:
    names = [row[0] for row in table("company")]
    return ledger(
        columns_of({1: [engagement(names.index(name), *rest) for name, *rest in table("company")]}), JSS, TODAY
    )


def engagement(company: int, day: str, went: str, paid: str, days: str) -> Row:
    points = round(100 * float(went)) if went[0].isdigit() else 0
    end = End.COMPLETED if points else End[went.upper()]
    known, cents = (date.fromisoformat(day) - EPOCH).days, 100 * int(paid.strip("$").replace(",", ""))
    return Row(company, known, end, points, -1, cents, int(days))


def test_the_ledger_comes_out_as_told(found):
    names = [row[0] for row in table("company")]
    assert [line(name, entry, found) for name, entry in zip(names, found.entries, strict=True)] == table("ledger")


def line(name: str, entry: Entry, found: Ledger) -> list[str]:
    counts = entry.taper > 0
    days = (
        "-" if day is None or not counts else str(EPOCH + timedelta(day)) for day in (entry.fades_from, entry.gone_on)
    )
    without = "-" if entry.change is None or found.best is None else f"{found.best.j + entry.change:.4f}"
    numbers = (
        f"{entry.weight / UNIT:g}",
        f"{entry.outcome.s / 1000:g}",
        f"{entry.credit / UNIT:.4f}".rstrip("0").rstrip("."),
    )
    shown = numbers if counts else ("-", "-", "-")
    return [name, entry.outcome.why, *shown, str(entry.taper), f"{entry.lost_points:.4f}", without, *days]


def test_the_windows_come_out_as_told(found):
    unit = found.parts * UNIT
    told = [
        [
            str(w.months),
            str(EPOCH + timedelta(w.start)),
            *(f"{x / unit:.4f}" for x in (w.earned, w.weight, w.silence)),
            f"{w.j:.6f}",
        ]
        for w in reversed(found.windows)
    ]
    assert told == table("window")


def test_the_results_come_out_as_told(found):
    low, high = found.interval
    assert [
        ["score", str(found.score)],
        ["window", f"{found.best.months} months"],
        ["score of 24 months", f"{100 * found.longest.j:.4f}"],
        ["its interval", f"{100 * low:.1f} to {100 * high:.1f}"],
        ["outcomes, companies", f"{found.outcomes}, {found.companies}"],
    ] == table("result")


def test_the_lines_add_up_as_told(found):
    lost = [entry.lost_points for entry in found.entries if entry.lost]
    parts = " + ".join(f"{points:.4f}" for points in (*lost, found.silence_points))
    assert f"{parts} = {100 - 100 * found.longest.j:.4f}" in " ".join(PAGE.split())
