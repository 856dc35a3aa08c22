"""The numbers in docs/method.md are what the rules say, and its recipe replays a draw."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from math import prod
from pathlib import Path

import pytest

from goodstanding.policies import load
from goodstanding.rules.accreditation import Assurance, Evidence, Verdict, assurance, judge
from goodstanding.rules.draw import draw
from goodstanding.rules.survey import CANT_SAY, Answer, Item, Questionnaire, Response, SurveyScore, score

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text("utf-8")
DAY = date(2026, 1, 1)
WAYS = {
    "nominated": Evidence("nominated", invited=14),
    "roster attested": Evidence("census", roster_size=14, invited=14),
    "roster verified": Evidence("census", roster_size=14, roster_verified=True, invited=14),
}


def grid(start: str) -> list[list[str]]:
    """The cells of the table whose header begins like this, the header first, without the rule under it."""
    lines = PAGE[PAGE.index(f"\n{start}") + 1 :].split("\n\n")[0].splitlines()
    header, _, *rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in lines)
    return [header, *rows]


def table(start: str) -> list[dict[str, str]]:
    """Its rows, each by the header."""
    header, *rows = grid(start)
    return [dict(zip(header, row, strict=True)) for row in rows]


def results() -> dict[str, dict[str, str]]:
    """The columns of the table of results, by how the clients were chosen."""
    names, *columns = zip(*grid("| | nominated"), strict=True)
    return {column[0]: dict(zip(names[1:], column[1:], strict=True)) for column in columns}


def answer(cell: str) -> Answer:
    return CANT_SAY if cell == "-" else float(cell)


def responses() -> Iterator[Response]:
    for number, row in enumerate(table("| client | Q1")):
        yield Response(str(number), row["client"], tuple(answer(row[item]) for item in ("Q1", "Q2", "Q3")))


@cache
def survey() -> SurveyScore:
    questions = Questionnaire(tuple(Item(key, "all") for key in ("Q1", "Q2", "Q3")), 1, 5)
    return score(responses(), questions, replace(load().award("accredit-1", DAY), min_answered=2).scoring)


@cache
def judged(way: str) -> tuple[Assurance, Verdict]:
    grade = assurance(WAYS[way], survey().n_clients, load().assurance(DAY))
    return grade, judge(survey(), replace(load().award(grade.preset, DAY), min_answered=2), WAYS[way])


def test_the_client_scores_of_the_example_are_those_of_the_rules() -> None:
    shown = {row["client"]: row["client score"] for row in table("| client | Q1")}
    assert shown == {client: f"{value:.3f}" for client, value in survey().client_scores.items()}
    assert survey().trust_score == pytest.approx(4.0, abs=1e-12)
    assert (survey().sd_clients or 0) ** 2 == pytest.approx(4 / 9, abs=1e-12)


def test_the_item_scores_of_the_example_are_those_of_the_rules() -> None:
    found = [
        {"item": item.key, "sum": f"{item.n * (item.mean or 0):g}", "clients": str(item.n), "score": f"{item.mean:.3f}"}
        for item in survey().items
    ]
    assert table("| item | sum") == found


@pytest.mark.parametrize("way", WAYS)
def test_the_results_of_the_example_are_those_of_the_rules(way: str) -> None:
    shown = results()[way]
    grade, verdict = judged(way)
    assert {name: value for name, value in shown.items() if "allowance" not in name} == {
        "assurance": grade.grade,
        "rule": verdict.policy,
        "required score": f"{verdict.required_score:.3f}",
        "decision": verdict.decision,
        "s*": f"{verdict.estimate.stabilised_sd:.3f}",
        "interval": "{:.2f} to {:.2f}".format(*verdict.interval) if verdict.interval else "none",
        "unchanged without one client": str(verdict.stability),
        "tipping point": f"{verdict.tipping_point:.2f}" if verdict.tipping_point is not None else "none",
    }


@pytest.mark.parametrize("way", WAYS)
def test_the_allowance_of_the_example_gives_the_required_score(way: str) -> None:
    shown = results()[way]
    z, sigma, top, *bottoms = (float(number) for number in re.findall(r"\d+(?:\.\d+)?", shown["allowance"]))
    reached = 3.75 + z * sigma * (top / prod(bottoms)) ** 0.5
    assert shown["3.75 + allowance"] == f"{reached:.3f}"
    assert f"{max(4.0, reached):.3f}" == shown["required score"]


def test_the_recipe_replays_the_draw_of_the_example(tmp_path: Path) -> None:
    recipe = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    rows, order = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    script = tmp_path / "replay.py"
    script.write_text(recipe, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-I", script, "acacia", "baobab"], input=rows, capture_output=True, text=True, check=True
    )
    assert len([line for line in recipe.splitlines() if line]) == 5
    assert ran.stdout.split() == order.split() == list(draw(rows.split(), "acacia", "baobab").order)
